package dev.morphogen.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.app.Typed;
import dev.morphogen.app.measure.Stopwatch;
import dev.morphogen.network.step.Steps;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class BenchTest {

  /** A network that is measured in a moment. */
  private static final List<String> SMALL =
      List.of("--widths", "2,4", "--steps-per-block", "1", "--size", "6x5", "--seconds", "0.02");

  static Iterable<String> steps() {
    return Steps.standard().names();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyStepIsMeasuredBothWays(String step) {
    for (String work : List.of("training", "inference")) {
      JsonNode json =
          Typed.run("bench", work, "--step", step, SMALL, "--batch", 3, "--threads", 2, "--json")
              .done()
              .json();
      assertThat(json.at("/work").stringValue()).isEqualTo("%s of %s-2-4", work, step);
      assertThat(json.at("/batch").intValue()).isEqualTo(3);
      assertThat(json.at("/threads").intValue()).isEqualTo(2);
      assertThat(json.at("/images").stringValue()).isEqualTo("6x5x3");
      assertThat(json.at("/repetitions").intValue()).isGreaterThanOrEqualTo(5);
      assertThat(json.at("/bytesPerImage").longValue()).isPositive();
      assertThat(json.at("/bestMillis").doubleValue())
          .isPositive()
          .isLessThanOrEqualTo(json.at("/medianMillis").doubleValue());
    }
  }

  @Test
  void speedsFollowFromTheMedian() {
    List<Object> network = List.of("--step", "explicit", SMALL);
    long multiplyAdds =
        Typed.run(
                "summary", "--step", "explicit", SMALL.subList(0, 4), "--input", "6x5x3", "--json")
            .done()
            .json()
            .at("/multiplyAdds")
            .longValue();
    JsonNode inference = measured("inference", network);
    JsonNode training = measured("training", network);
    assertSpeeds(inference, 2 * multiplyAdds);
    assertSpeeds(training, 6 * multiplyAdds);
    assertThat(training.at("/bytesPerImage").longValue())
        .isGreaterThan(inference.at("/bytesPerImage").longValue());
  }

  private static JsonNode measured(String work, List<Object> network) {
    return Typed.run(
            "bench", work, network.get(0), network.get(1), network.get(2), "--batch", 4, "--json")
        .done()
        .json();
  }

  private static void assertSpeeds(JsonNode json, long operations) {
    double perSecond = 4 / (json.at("/medianMillis").doubleValue() * 1e-3);
    assertThat(json.at("/imagesPerSecond").doubleValue())
        .isCloseTo(perSecond, within(1e-9 * perSecond));
    double gigaflops = operations * perSecond * 1e-9;
    assertThat(json.at("/gflops").doubleValue()).isCloseTo(gigaflops, within(1e-9 * gigaflops));
  }

  @ParameterizedTest
  @ValueSource(strings = {"training", "inference"})
  void saysWhatWasMeasuredOnWhat(String work) {
    Typed shown = Typed.run("bench", work, "--step", "explicit", SMALL, "--batch", 1).done();
    assertThat(shown.out())
        .startsWith("work        %s of explicit-2-4, 1 image of 6x5x3 a batch\n".formatted(work))
        .contains("processor   ", "Java        25", "kernels     reference", "median", "GFLOP/s");
    assertThat(shown.err()).isEmpty();
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertThat(Stopwatch.Times.of(new double[] {4, 1, 9, 2}))
        .isEqualTo(new Stopwatch.Times(3, 1, 4));
    assertThat(Stopwatch.Times.of(new double[] {4, 1, 9})).isEqualTo(new Stopwatch.Times(4, 1, 3));
  }
}
