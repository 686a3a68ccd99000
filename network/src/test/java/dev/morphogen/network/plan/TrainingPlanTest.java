package dev.morphogen.network.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.testing.KernelSets;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.testing.Rig;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a training plan refuses before it allocates anything, what it keeps, and where it finds that numbers are none. */
class TrainingPlanTest {

  private static final Shape IMAGE = new Shape(4, 5, 3);

  /** 32x32x32 numbers of an image are 2^15, and an array begins with 12 that nobody uses. */
  @Test
  void aBatchThatNoArrayHolds() {
    Network network = Architecture.of("explicit", List.of(32)).network(new Shape(32, 32, 3), 5);
    assertRefused(
        network,
        network.initialWeights(1),
        1 << 16,
        "batch: 65536 images need an array of 2147483660 numbers, more than Java's 2^31 - 1: use a smaller batch or smaller images");
  }

  /** With a border of 127 on either side of its single column, and its channel in a vector. */
  @Test
  void anImageThatNoArrayHolds() {
    Block block = Block.of(1, "linearmix").withSteps(1).withStencil(255);
    Network network = new Architecture(5, List.of(block)).network(new Shape(1 << 26, 1, 1), 5);
    PlanSettings settings = PlanSettings.of(1, 1).withKernels(KernelSets.vector());
    assertThatThrownBy(() -> TrainingPlan.workspaceBytes(network, settings))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("blocks.0.steps.0: the image is too large for its kernels (scratch")
        .hasMessageContaining(": expected at most 2^31 - 1 numbers, got ");
  }

  private static void assertRefused(Network network, Weights weights, int images, String sentence) {
    PlanSettings settings = PlanSettings.of(images, 1);
    assertThatThrownBy(() -> new TrainingPlan(network, weights, settings, new NeverRun()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence);
  }

  @Test
  void weightsOfAnotherNetwork() {
    Network network = Architecture.of("explicit", List.of(3)).network(IMAGE, 5);
    Network other = Architecture.of("explicit", List.of(3)).network(IMAGE, 6);
    assertRefused(
        network,
        other.initialWeights(1),
        1,
        "weights: expected %d trained and %d tracked numbers for this network, got %d and %d"
            .formatted(
                network.layout().trainedSize(),
                network.layout().trackedSize(),
                other.layout().trainedSize(),
                other.layout().trackedSize()));
  }

  /** Kept outputs, and those of which there is none between two stages. */
  @ParameterizedTest
  @ValueSource(strings = {"explicit", "mobilenet"})
  void theFirstLayerWithoutANumber(String step) {
    Architecture architecture = Architecture.of(step, List.of(3, 6));
    Network network = architecture.network(new Shape(4, 5, 3), 5);
    for (Layer layer : network.layers()) {
      Rig rig = new Rig(network, PlanSettings.of(7, 2));
      rig.loss();
      assertThat(rig.plan.firstNotFinite(7)).isEmpty();
      Slice last =
          network.layout().trained().stream()
              .filter(slice -> slice.name().startsWith(layer.name() + "."))
              .reduce((_, later) -> later)
              .orElseThrow();
      rig.weights.trained()[last.end() - 1] = Float.NaN;
      rig.loss();
      assertThat(rig.plan.firstNotFinite(7)).contains(layer.name());
    }
  }

  @Test
  void stepsThatMakeTheirOutputsAgainKeepNone() {
    long two = bytes(2);
    long fourMore = bytes(6) - two;
    // z₁ and z₂ of four steps for a hundred images; the rest is small.
    double kept = 4.0 * 2 * 100 * 16 * 16 * 32 * Float.BYTES;
    assertThat(fourMore / kept).isBetween(1.0, 1.1);
  }

  private static long bytes(int steps) {
    Block block = Block.of(32, "mobilenet").withSteps(steps);
    Network network = new Architecture(3, List.of(block)).network(new Shape(16, 16, 3), 5);
    return TrainingPlan.workspaceBytes(network, PlanSettings.of(100, 1));
  }
}
