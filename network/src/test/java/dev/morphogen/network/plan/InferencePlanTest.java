package dev.morphogen.network.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.run.Batch;
import dev.morphogen.network.weights.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller of an inference plan may rely on. */
class InferencePlanTest {

  private static final Shape IMAGE = new Shape(4, 5, 3);
  private static final int CLASSES = 5;

  private final Network network = Architecture.of("explicit", List.of(3)).network(IMAGE, CLASSES);
  private final Weights weights = network.initialWeights(1);

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1025, 1_000_000_000})
  void asManyThreadsAsACrewMayHave(int threads) {
    assertThatThrownBy(() -> PlanSettings.of(1, threads))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("threads: expected 1 to 1024, got " + threads);
  }

  @Test
  void weightsAreReadWhenThePlanIsMadeAndRefreshed() {
    PlanSettings settings = PlanSettings.of(2, 1);
    InferencePlan plan = new InferencePlan(network, weights, settings);
    float[] before = output(plan);
    for (float[] numbers : List.of(weights.trained(), weights.tracked())) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] += 0.5f;
      }
    }
    assertThat(output(plan)).isEqualTo(before);
    plan.refresh();
    assertThat(output(plan))
        .isNotEqualTo(before)
        .isEqualTo(output(new InferencePlan(network, weights, settings)));
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    Network other = Architecture.of("explicit", List.of(4)).network(IMAGE, CLASSES);
    assertThatThrownBy(() -> new InferencePlan(other, weights, PlanSettings.of(1, 1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "weights: expected %d trained and %d tracked numbers for this network, got %d and %d"
                .formatted(
                    other.layout().trainedSize(),
                    other.layout().trackedSize(),
                    weights.trained().length,
                    weights.tracked().length));
  }

  private static float[] output(InferencePlan plan) {
    float[] output = new float[2 * CLASSES];
    plan.run(Gaussian.numbers(2 * IMAGE.size(), 2), 2, output);
    return output;
  }

  /** Of 2^26 numbers an image, Java's arrays hold 31. */
  @Test
  void noMoreImagesAreSpreadThanArraysHold() {
    Network large = Architecture.of("explicit", List.of(4)).network(new Shape(4096, 4096, 3), 5);
    PlanSettings settings = PlanSettings.of(100, 64).withKernels(Kernels.reference());
    assertThat(InferencePlan.spread(large, Planner.NO_WEIGHTS, settings).orElseThrow().batch())
        .extracting(Batch::images)
        .isEqualTo(31);
    assertThat(InferencePlan.spread(network, weights, settings).orElseThrow().batch())
        .extracting(Batch::images)
        .isEqualTo(63);
  }

  /** With threads to spread few images over, whose plan has room for fewer. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 9})
  void theLimitIsTheCapacity(int count) {
    InferencePlan plan = new InferencePlan(network, weights, PlanSettings.of(8, 4));
    float[] images = new float[9 * IMAGE.size()];
    assertThatThrownBy(() -> plan.run(images, count, new float[9 * CLASSES]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch: expected 1 to 8 images, got " + count);
  }
}
