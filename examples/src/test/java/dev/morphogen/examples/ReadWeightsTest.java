package dev.morphogen.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What {@code read_weights.py} prints of a model, against the model. */
final class ReadWeightsTest {

  private static final String PYTHON = "python3";
  private static final String REQUIRED = "MORPHOGEN_EXAMPLES";

  @TempDir Path folder;

  /** A test whose name says so where there is no Python; where examples are required, it fails. */
  @TestFactory
  DynamicTest pythonReadsTheWeights() {
    boolean present =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, PYTHON)));
    boolean required = "required".equals(System.getenv(REQUIRED));
    assertThat(present || !required).as("python3 on PATH, as %s is 'required'", REQUIRED).isTrue();
    return present
        ? DynamicTest.dynamicTest("python3 reads the weights", this::compare)
        : DynamicTest.dynamicTest("NOT TESTED: there is no python3 on the PATH", () -> {});
  }

  private void compare() throws IOException {
    Model model = model();
    model.save(folder);
    Weights weights = model.weights();
    List<String> expected =
        Stream.concat(weights.layout().trained().stream(), weights.layout().tracked().stream())
            .sorted(Comparator.comparing(Slice::name))
            .map(slice -> line(slice, weights.array(slice)))
            .toList();
    int numbers = weights.trained().length + weights.tracked().length;

    List<String> said = read().lines().toList();
    assertThat(said).hasSize(expected.size() + 1);
    assertThat(said.subList(0, expected.size())).isEqualTo(expected);
    assertThat(said).endsWith(numbers + " numbers, classes: cat, dog");
  }

  private static Model model() {
    Architecture architecture = Architecture.of("linearmix", List.of(4, 8));
    NetworkSpec spec = new NetworkSpec(architecture, new Shape(16, 16, 1), List.of("cat", "dog"));
    Preprocessing pixels = new Preprocessing(List.of(0.5), List.of(0.2));
    return new Model(spec, pixels, Map.of(), spec.network().initialWeights(3));
  }

  private static String line(Slice slice, float[] array) {
    double mean =
        IntStream.range(slice.offset(), slice.end()).mapToDouble(i -> array[i]).sum()
            / slice.size();
    double largest =
        IntStream.range(slice.offset(), slice.end())
            .mapToDouble(i -> Math.abs(array[i]))
            .max()
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "%-44s %-18s mean %9.6f  largest %9.6f",
        slice.name(),
        slice.shape(),
        mean,
        largest);
  }

  private String read() throws IOException {
    Process python =
        new ProcessBuilder(PYTHON, "read_weights.py", folder.toString())
            .redirectErrorStream(true)
            .start();
    return new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
