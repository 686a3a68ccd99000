package dev.morphogen.spark.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of the driver's that is gone when it is closed. */
final class LocalFolder implements AutoCloseable {

  private final Path path;

  LocalFolder() throws IOException {
    path = Files.createTempDirectory("morphogen-model");
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(path)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
