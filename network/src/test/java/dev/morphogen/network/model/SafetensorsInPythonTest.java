package dev.morphogen.network.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The tensors as a reader in Python's standard library sees them: {@code read_safetensors.py}. */
final class SafetensorsInPythonTest {

  private static final String PYTHON = "python3";
  private static final String REQUIRED = "MORPHOGEN_EXAMPLES";

  @TempDir Path folder;

  /** A test whose name says so where there is no Python; where examples are required, it fails. */
  @TestFactory
  DynamicTest pythonReadsTheSameNumbers() {
    boolean present =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, PYTHON)));
    boolean required = "required".equals(System.getenv(REQUIRED));
    assertThat(present || !required).as("python3 on PATH, as %s is 'required'", REQUIRED).isTrue();
    return present
        ? DynamicTest.dynamicTest("python3 reads the same numbers", this::compare)
        : DynamicTest.dynamicTest("NOT TESTED: there is no python3 on the PATH", () -> {});
  }

  private void compare() throws IOException {
    Model model = Models.mixed();
    model.save(folder);
    assertThat(readWithPython(folder.resolve(Model.TENSORS))).isEqualTo(expected(model.weights()));
  }

  private static List<String> expected(Weights weights) {
    List<String> lines = new ArrayList<>(List.of("format pt"));
    Stream.concat(weights.layout().trained().stream(), weights.layout().tracked().stream())
        .forEach(slice -> lines.add(line(slice, weights.array(slice))));
    return lines;
  }

  private static String line(Slice slice, float[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(slice.size() * Float.BYTES);
    bytes.asFloatBuffer().put(numbers, slice.offset(), slice.size());
    CRC32 crc = new CRC32();
    crc.update(bytes.array());
    String shape = slice.shape().stream().map(String::valueOf).collect(Collectors.joining("x"));
    return "%s F32 %s %d %d".formatted(slice.name(), shape, slice.size(), crc.getValue());
  }

  private List<String> readWithPython(Path tensors) throws IOException {
    Path script = folder.resolve("read_safetensors.py");
    try (var in = getClass().getResourceAsStream("read_safetensors.py")) {
      Files.copy(Objects.requireNonNull(in), script);
    }
    Process python =
        new ProcessBuilder(PYTHON, script.toString(), tensors.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().toList();
  }
}
