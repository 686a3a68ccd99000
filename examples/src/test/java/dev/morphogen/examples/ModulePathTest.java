package dev.morphogen.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.Shape;
import dev.morphogen.training.Trainer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** The library as modules, in a JVM that is told of no other: each names what it needs, the Vector API included. */
final class ModulePathTest {

  @TempDir Path folder;

  @Test
  void trainsResumesAndClassifies() throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                path(
                    Kernels.class,
                    Shape.class,
                    Trainer.class,
                    JsonFactory.class,
                    JsonMapper.class,
                    JsonProperty.class),
                "--add-modules",
                "dev.morphogen.training",
                "--class-path",
                path(ModulePathProgram.class),
                ModulePathProgram.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(program.waitFor()).as(said).isZero();
    assertThat(said)
        .contains("module dev.morphogen.training, kernels vector")
        .contains("class light");
  }

  /** Where these classes came from. */
  private static String path(Class<?>... types) {
    return Stream.of(types)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().toString())
        .map(place -> Path.of(URI.create(place)).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
