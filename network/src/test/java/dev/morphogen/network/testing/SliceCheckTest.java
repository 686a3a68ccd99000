package dev.morphogen.network.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.Shape;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.step.Convolution;
import dev.morphogen.network.step.StepSettings;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker is fed wrong gradients and must say so. */
class SliceCheckTest {

  static Iterable<String> steps() {
    return Steps.standard().names();
  }

  private static Rig rig(String step) {
    WeightLayout.Builder layout = WeightLayout.builder();
    StepSettings settings = new StepSettings(6, 3, 0.5f, Boundary.ZERO, Convolution.DIRECT);
    Layer layer = Steps.standard().get(step).create(layout.at("layer"), settings);
    Network network = new Network(new Shape(6, 7, 6), List.of(layer), layout.build());
    return new Rig(network, Kernels.reference()).awayFromKinks();
  }

  /** One tap 10 % wrong, in every slice of a convolution in turn. */
  @ParameterizedTest
  @MethodSource("steps")
  void oneWrongTapIsFound(String step) {
    Rig rig = rig(step);
    SliceCheck check = new SliceCheck(rig);
    float[] gradient = rig.plan.gradient().clone();
    for (Slice slice : rig.network.layout().trained()) {
      float[] claimed = Arrays.copyOfRange(gradient, slice.offset(), slice.end());
      claimed[largest(claimed)] *= 1.1f;
      if (slice.role().countedByPaper()) {
        assertThat(error(check, rig.weights.trained(), slice.offset(), claimed))
            .as(slice.name())
            .isGreaterThan(LayerContract.ONE_LAYER);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aLostPartOfTheInputsGradientIsFound(String step) {
    Rig rig = rig(step);
    SliceCheck check = new SliceCheck(rig);
    float[] half = rig.inputGradient();
    Arrays.fill(half, 0, half.length / 2, 0);
    assertThat(error(check, rig.images, 0, half)).isGreaterThan(LayerContract.ONE_LAYER);
  }

  private static double error(SliceCheck check, float[] values, int offset, float[] claimed) {
    return check.error(values, offset, claimed, LayerContract.ONE_LAYER);
  }

  private static int largest(float[] numbers) {
    int largest = 0;
    for (int i = 1; i < numbers.length; i++) {
      if (Math.abs(numbers[i]) > Math.abs(numbers[largest])) {
        largest = i;
      }
    }
    return largest;
  }
}
