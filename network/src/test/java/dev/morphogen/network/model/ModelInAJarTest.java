package dev.morphogen.network.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program's jar that holds a model, read by a class of that jar. */
final class ModelInAJarTest {

  /** The program; its class file goes into the jar. */
  private static final class Program {}

  private static final String PACKAGE = "dev/morphogen/network/model/";

  @TempDir Path folder;
  private URLClassLoader loader;
  private Class<?> program;

  @BeforeEach
  void pack() throws IOException, ClassNotFoundException {
    Path model = folder.resolve("model");
    Models.small().save(model);
    Path jar = folder.resolve("program.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String place : new String[] {"pets-model/", PACKAGE + "beside/"}) {
        add(out, place + Model.CONFIG, Files.readAllBytes(model.resolve(Model.CONFIG)));
        add(out, place + Model.TENSORS, Files.readAllBytes(model.resolve(Model.TENSORS)));
      }
      add(out, "torn/" + Model.CONFIG, Files.readAllBytes(model.resolve(Model.CONFIG)));
      add(out, "torn/" + Model.TENSORS, new byte[3]);
      String file = Program.class.getName().substring(Program.class.getPackageName().length() + 1);
      try (var classFile = Program.class.getResourceAsStream(file + ".class")) {
        add(out, PACKAGE + file + ".class", classFile.readAllBytes());
      }
    }
    loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
    program = loader.loadClass(Program.class.getName());
  }

  private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
  }

  @AfterEach
  void close() throws IOException {
    loader.close();
  }

  @Test
  void isReadFromTheRootAndFromBesideTheClass() {
    String checksum = Models.small().checksum();
    assertThat(Model.load(program, "/pets-model").checksum()).isEqualTo(checksum);
    assertThat(Model.load(program, "beside").checksum()).isEqualTo(checksum);
  }

  @Test
  void whatIsMissingOrDamagedIsOneSentence() {
    assertThatThrownBy(() -> Model.load(program, "pets-model"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "pets-model/config.json: expected a resource of %s, it is missing"
                .formatted(program.getName()));
    assertThatThrownBy(() -> Model.load(program, "/torn"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("/torn/model.safetensors: expected at least 8 bytes, got 3");
  }
}
