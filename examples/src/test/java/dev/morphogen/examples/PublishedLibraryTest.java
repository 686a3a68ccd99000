package dev.morphogen.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.Shape;
import dev.morphogen.training.Trainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/**
 * What a program that depends on the library gets: little, and no natives. That nothing but JSON comes along is a rule
 * in this module's pom, that nothing is downloaded one in the app's {@code ArchitectureTest}.
 */
final class PublishedLibraryTest {

  private static final int MOST_BYTES = 1_000_000;

  /** kernels, network and training, jars or, before they are packed, folders. */
  private static List<Path> places() {
    return Stream.of(Kernels.class, Shape.class, Trainer.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().toString())
        .map(place -> Path.of(URI.create(place)))
        .toList();
  }

  @Test
  void isSmall() throws IOException {
    long bytes = 0;
    for (Path place : places()) {
      bytes += Files.isDirectory(place) ? packedSize(place) : Files.size(place);
    }
    assertThat(bytes).isBetween(100_000L, (long) MOST_BYTES);
  }

  private static long packedSize(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        Files.copy(file, (OutputStream) zip);
      }
    }
    return bytes.size();
  }

  @Test
  void holdsClassesAloneAndNoNatives() {
    for (Path place : places()) {
      assertThat(files(place))
          .anyMatch(name -> name.endsWith(".class"))
          .allMatch(
              name -> name.endsWith(".class") || name.startsWith("META-INF/"), place.toString());
    }
  }

  private static List<String> files(Path place) {
    if (Files.isDirectory(place)) {
      return files(place, place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return files(jar.getPath("/"), jar.getPath("/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> files(Path root, Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
