package dev.morphogen.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OptimizerTest {

  private static final float[][] GRADIENTS = {
    {0.1f, -0.2f, 0}, {0.3f, 0.4f, 1e-4f}, {-0.5f, 0.05f, 0}
  };

  /** By hand, in double precision, from the formulas of PyTorch's documentation. */
  private static final double[][] ADAM = {
    {0.990000001, -1.9900000005, 0.5},
    {0.9808221902, -1.9936610357, 0.4925596837},
    {0.9824313332, -1.9971836960, 0.4868084806}
  };

  private static final double[][] NESTEROV = {
    {0.981, -1.962, 0.5}, {0.9159, -2.0218, 0.499981}, {0.97931, -2.04912, 0.4999729}
  };

  private static WeightLayout layout() {
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("x", Role.CONVOLUTION, 3, 1, 1, 1);
    return builder.build();
  }

  private static void expect(Optimizer optimizer, double rate, double[][] expected) {
    float[] weights = {1, -2, 0.5f};
    for (int step = 0; step < GRADIENTS.length; step++) {
      optimizer.step(weights, GRADIENTS[step], rate);
      for (int i = 0; i < weights.length; i++) {
        assertThat((double) weights[i]).isCloseTo(expected[step][i], within(3e-7));
      }
    }
    assertThat(optimizer.steps()).isEqualTo(3);
  }

  @Test
  void adamTakesPyTorchsSteps() {
    expect(AdamSettings.standard().create(layout(), Kernels.best()), 0.01, ADAM);
  }

  @Test
  void nesterovTakesPyTorchsSteps() {
    expect(new NesterovSettings(0.9, 0).create(layout(), Kernels.best()), 0.1, NESTEROV);
  }

  /** w = s·v has the gradient s·∂L/∂w by v; training v must be what the scaled slice does to w. */
  @ParameterizedTest
  @ValueSource(doubles = {2, 0.5, 0.125})
  void aScaledSliceIsTrainedInUnitsOfItsScale(double scale) {
    WeightLayout.Builder scaled = WeightLayout.builder();
    scaled.scaledSlice("x", Role.CONVOLUTION, scale, 3, 1, 1, 1);
    for (OptimizerSettings settings :
        List.of(
            new AdamSettings(0.9, 0.999, 1e-12, 0),
            new MuonSettings(0.9, 1e-2, 0.5, 0.2),
            new NesterovSettings(0.9, 0))) {
      Optimizer ofWeights = settings.create(scaled.build(), Kernels.best());
      Optimizer ofUnits = settings.create(layout(), Kernels.best());
      float[] weights = {1, -2, 0.5f};
      float[] units = new float[weights.length];
      for (int i = 0; i < units.length; i++) {
        units[i] = (float) (weights[i] / scale);
      }
      for (float[] gradient : GRADIENTS) {
        float[] byUnits = new float[gradient.length];
        for (int i = 0; i < gradient.length; i++) {
          byUnits[i] = (float) (scale * gradient[i]);
        }
        ofWeights.step(weights, gradient, 0.1);
        ofUnits.step(units, byUnits, 0.1);
      }
      for (int i = 0; i < weights.length; i++) {
        assertThat((double) weights[i]).isCloseTo(scale * units[i], within(1e-6));
      }
    }
  }

  @Test
  void restoredStateContinuesToTheSameBits() {
    for (OptimizerSettings settings :
        List.of(
            AdamSettings.standard(),
            new MuonSettings(0.9, 1e-2, 0.3, 0.2),
            new NesterovSettings(0.9, 1e-2))) {
      Optimizer whole = settings.create(layout(), Kernels.best());
      Optimizer first = settings.create(layout(), Kernels.best());
      float[] expected = {1, -2, 0.5f};
      float[] actual = expected.clone();
      for (float[] gradient : GRADIENTS) {
        whole.step(expected, gradient, 0.05);
      }
      first.step(actual, GRADIENTS[0], 0.05);
      Optimizer second = settings.create(layout(), Kernels.best());
      first
          .state()
          .forEach((name, a) -> System.arraycopy(a, 0, second.state().get(name), 0, a.length));
      second.resumeAt(first.steps());
      second.step(actual, GRADIENTS[1], 0.05);
      second.step(actual, GRADIENTS[2], 0.05);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void onlyMixingDenseAndClassifierWeightsDecay() {
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("dense", Role.CONVOLUTION, 1, 1, 1, 1);
    builder.slice("stencil", Role.STENCIL, 1, 1, 3, 3);
    builder.slice("norm", Role.NORMALIZATION, 1);
    builder.slice("classifier", Role.CLASSIFIER, 2, 1);
    builder.slice("bias", Role.CLASSIFIER, 1);
    WeightLayout layout = builder.build();
    assertThat(layout.trained().stream().filter(WeightDecay::decays).map(s -> s.name()))
        .containsExactly("dense", "classifier");
    float[] weights = new float[layout.trainedSize()];
    Arrays.fill(weights, 1);
    Optimizer optimizer = new NesterovSettings(0.9, 0.5).create(layout, Kernels.best());
    optimizer.step(weights, new float[weights.length], 0.1);
    assertThat(weights[0]).isEqualTo(0.95f);
    assertThat(weights[1]).isEqualTo(1f);
    assertThat(weights[weights.length - 2]).isEqualTo(0.95f);
    assertThat(weights[weights.length - 1]).isEqualTo(1f);
  }

  /** The opening of a grey image has the shape of stencils, a stencil of one number that of a matrix. */
  @Test
  void whatDecaysIsNoQuestionOfShape() {
    Block block = Block.of(4, "explicit").withSteps(1).withStencil(1);
    Shape grey = new Shape(6, 6, 1);
    WeightLayout layout = new Architecture(5, List.of(block)).network(grey, 2).layout();
    assertThat(layout.trained().stream().filter(WeightDecay::decays).map(s -> s.name()))
        .containsExactly(
            "opening.convolution.weight", "blocks.0.steps.0.mixing.weight", "classifier.weight");
  }

  @Test
  void everyOptimizerDecaysByRateTimesDecay() {
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("mixing", Role.CONVOLUTION, 1, 2, 1, 1);
    builder.slice("classifier", Role.CLASSIFIER, 1, 2);
    for (OptimizerSettings settings :
        List.of(
            new AdamSettings(0.9, 0.999, 1e-8, 0.5),
            new MuonSettings(0.9, 0.5, 1, 0.2),
            new NesterovSettings(0.9, 0.5))) {
      float[] weights = {1, -2, 3, 4};
      Optimizer optimizer = settings.create(builder.build(), Kernels.best());
      optimizer.step(weights, new float[4], 0.1);
      optimizer.step(weights, new float[4], 0.2);
      assertThat(weights)
          .containsExactly(new float[] {0.855f, -1.71f, 2.565f, 3.42f}, offset(1e-6f));
    }
  }

  @Test
  void averageFollowsTheWeights() {
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("x", Role.CONVOLUTION, 3, 1, 1, 1);
    builder.slice("mean", Role.STATISTIC, 2);
    Weights weights = Weights.zeros(builder.build());
    WeightAverage average = new WeightAverage(0.5, weights);
    weights.trained()[0] = 1;
    weights.tracked()[1] = 4;
    average.update(weights, 1);
    assertThat(average.weights().trained()[0]).isEqualTo((float) (1 - 2.0 / 11));
    assertThat(average.weights().tracked()[1]).isEqualTo((float) (4 * (1 - 2.0 / 11)));
    average.update(weights, 1000);
    assertThat(average.weights().trained()[0]).isCloseTo((float) (1 - 1.0 / 11), within(1e-6f));
    assertThat(average.weights().tracked()[1]).isCloseTo((float) (4 - 4.0 / 11), within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void numbersOutOfRangeAreRejected(double number) {
    assertThatThrownBy(() -> new NesterovSettings(number, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("optimizer.momentum: expected a number from 0 up to but not 1, got " + number);
    assertThatThrownBy(() -> new AdamSettings(0.9, number, 1e-8, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("optimizer.beta2");
  }
}
