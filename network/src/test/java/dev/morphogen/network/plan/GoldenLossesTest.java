package dev.morphogen.network.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropy;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.KernelSets;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.Weights;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten losses of plain gradient descent on a toy: what changes them changes what users get. */
class GoldenLossesTest {

  private static final int IMAGES = 8;
  private static final int CLASSES = 4;

  /**
   * Ten steps amplify what is rounded differently: MobileNet's most, whose steps are smaller for that. At four times
   * this rate, weights that differ in the last bit put its losses on either side of a kink, 10 % apart.
   */
  private static final double ROUNDING = 2e-3;

  @ParameterizedTest
  @CsvSource({
    "resnet, 0.02, '1.46388 1.38826 1.32187 1.25981 1.20094 1.14532 1.09255 1.04147 0.99213 0.94296'",
    "mobilenet, 0.005, '1.24809 1.12224 1.08678 1.04227 1.03432 1.02658 0.99273 1.01266 0.97095 0.96037'",
    "linearmix, 0.02, '1.41626 1.38337 1.35370 1.32664 1.30259 1.27929 1.25723 1.23590 1.21450 1.19372'",
    "explicit, 0.02, '1.39210 1.31148 1.25149 1.20220 1.15608 1.11595 1.07732 1.04175 1.00658 0.97283'",
    "implicit, 0.02, '1.35202 1.27924 1.22329 1.17325 1.13143 1.09023 1.05027 1.01270 0.97754 0.94572'",
    "circulant, 0.02, '1.43196 1.31981 1.24544 1.18631 1.12838 1.07512 1.02195 0.97244 0.92428 0.88327'",
    "implicit-circulant, 0.02,"
        + " '1.39206 1.32395 1.26210 1.20810 1.16051 1.11402 1.06608 1.01581 0.96711 0.91937'",
  })
  void tenLosses(String step, float rate, String golden) {
    double[] expected = Arrays.stream(golden.split(" ")).mapToDouble(Double::parseDouble).toArray();
    for (Kernels kernels : List.of(Kernels.reference(), KernelSets.vector())) {
      double[] losses = losses(step, kernels, rate, 10);
      for (int i = 0; i < expected.length; i++) {
        assertThat(losses[i])
            .as("%s, loss %d of %s", kernels.name(), i, Arrays.toString(losses))
            .isCloseTo(expected[i], Offset.offset(ROUNDING * expected[i]));
      }
    }
  }

  static Iterable<String> steps() {
    return Steps.standard().names();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aToyIsLearntByHeart(String step) {
    double[] losses = losses(step, Kernels.best(), 0.02f, 300);
    assertThat(losses[299]).isLessThan(0.05);
  }

  private static double[] losses(String step, Kernels kernels, float rate, int count) {
    Shape shape = new Shape(8, 8, 3);
    Network network = Architecture.of(step, List.of(8, 16)).network(shape, CLASSES);
    Weights weights = network.initialWeights(5);
    Labels labels = new Labels(kernels);
    TrainingPlan plan =
        new TrainingPlan(network, weights, new PlanSettings(kernels, IMAGES, 1), labels);
    float[] images = Gaussian.numbers(IMAGES * shape.size(), 6);
    double[] losses = new double[count];
    for (int i = 0; i < count; i++) {
      Arrays.fill(plan.gradient(), 0);
      plan.run(images, IMAGES);
      losses[i] = Arrays.stream(labels.losses).average().orElseThrow();
      for (int j = 0; j < weights.trained().length; j++) {
        weights.trained()[j] -= rate * plan.gradient()[j];
      }
    }
    return losses;
  }

  /** Image i is of class i mod 4. */
  private static final class Labels implements Head {

    private final SoftmaxCrossEntropy kernel;
    private final double[] losses = new double[IMAGES];

    Labels(Kernels kernels) {
      kernel = kernels.softmaxCrossEntropy(CLASSES);
    }

    @Override
    public void begin(int images) {}

    @Override
    public void run(int image, float[] output, int offset, float[] gradient, int gradientOffset) {
      losses[image] =
          kernel.loss(output, offset, image % CLASSES, 0, 1f / IMAGES, gradient, gradientOffset);
    }
  }
}
