package dev.morphogen.network.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.Same;
import dev.morphogen.kernels.testing.Tolerances;
import dev.morphogen.network.Shape;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.step.Convolution;
import dev.morphogen.network.step.StepSettings;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.testing.Rig;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Fourier steps owe to the equations and to the direct ones. */
class FourierStepsTest {

  private static final float CLOSE = 2e-5f;

  private static Network network(
      String step, Shape shape, int stencil, float timeStep, Convolution convolution) {
    WeightLayout.Builder layout = WeightLayout.builder();
    StepSettings settings =
        new StepSettings(shape.channels(), stencil, timeStep, Boundary.PERIODIC, convolution);
    Layer layer = Steps.standard().get(step).create(layout.at("layer"), settings);
    return new Network(shape, List.of(layer), layout.build());
  }

  private static Slice stencils(Network network) {
    return network.layout().trained().getFirst();
  }

  static Stream<Arguments> stepsThatAskForAConvolution() {
    List<Shape> shapes =
        List.of(new Shape(9, 12, 5), new Shape(5, 7, 3), new Shape(4, 4, 17), new Shape(8, 6, 1));
    return Stream.of("explicit", "linearmix", "mobilenet")
        .flatMap(step ->
            shapes.stream()
                .flatMap(shape ->
                    Stream.of(3, 5, 13).map(stencil -> Arguments.of(step, shape, stencil))));
  }

  /** Stencils of 13 are wider than every image. */
  @ParameterizedTest(name = "{0} on {1}, stencil {2}")
  @MethodSource("stepsThatAskForAConvolution")
  void byFourierEqualsDirectWithAPeriodicBoundary(String step, Shape shape, int stencil) {
    Rig direct = new Rig(network(step, shape, stencil, 0.3f, Convolution.DIRECT), Kernels.best());
    Rig fourier = new Rig(network(step, shape, stencil, 0.3f, Convolution.FOURIER), Kernels.best());
    direct.loss();
    fourier.loss();
    assertThat(fourier.network.layout().trained()).isEqualTo(direct.network.layout().trained());
    assertThat(fourier.weights.trained()).isEqualTo(direct.weights.trained());
    close("output", fourier.output, direct.output);
    close("input gradient", fourier.inputGradient(), direct.inputGradient());
    close("tracked", fourier.weights.tracked(), direct.weights.tracked());
    for (Slice slice : direct.network.layout().trained()) {
      close(slice.name(), gradient(fourier, slice), gradient(direct, slice));
    }
  }

  private static float[] gradient(Rig rig, Slice slice) {
    return Arrays.copyOfRange(rig.plan.gradient(), slice.offset(), slice.end());
  }

  private static void close(String what, float[] actual, float[] expected) {
    Same.check(what, actual, expected, CLOSE * Math.max(1, Tolerances.largest(expected)));
  }

  /** The bracket is what the explicit step makes without diffusion. */
  @ParameterizedTest
  @CsvSource({
    "implicit, 9x12x5, 3, 1",
    "implicit, 5x7x3, 5, 0.3",
    "implicit, 4x4x17, 7, 10",
    "implicit, 8x6x1, 13, 1",
    "implicit-circulant, 9x12x5, 3, 1",
    "implicit-circulant, 5x7x3, 5, 0.3",
    "implicit-circulant, 4x4x17, 7, 10",
    "implicit-circulant, 8x6x1, 13, 1",
  })
  void theImplicitOutputTimesTheMatrixIsTheBracket(
      String step, String size, int stencil, float timeStep) {
    int[] sides = Stream.of(size.split("x")).mapToInt(Integer::parseInt).toArray();
    Shape shape = new Shape(sides[0], sides[1], sides[2]);
    Rig implicit =
        new Rig(network(step, shape, stencil, timeStep, Convolution.DIRECT), Kernels.best());
    implicit.loss();
    Network bare = network("explicit", shape, stencil, timeStep, Convolution.DIRECT);
    Rig reaction = new Rig(bare, Kernels.reference());
    System.arraycopy(
        implicit.weights.trained(), 0, reaction.weights.trained(), 0, bare.layout().trainedSize());
    reaction.weights.fill(stencils(bare), 0);
    reaction.loss();

    float[] k = Arrays.copyOf(implicit.weights.trained(), stencils(bare).size());
    PeriodicConvolution operator =
        new PeriodicConvolution(shape, stencil, step.endsWith("circulant"), k);
    double worst = 0;
    for (int image = 0; image < Rig.IMAGES; image++) {
      double[] y = operator.image(implicit.output, image);
      double[] diffused = operator.transpose(operator.apply(y));
      for (int i = 0; i < y.length; i++) {
        double bracket = reaction.output[image * y.length + i];
        worst = Math.max(worst, Math.abs(y[i] + timeStep * diffused[i] - bracket));
      }
    }
    assertThat(worst).isLessThan(1e-5 * Tolerances.largest(reaction.output));
  }

  /** Without a reaction; the explicit steps keep it only while h·λmax ≤ 2. */
  @ParameterizedTest
  @CsvSource({
    "implicit, 0.1",
    "implicit, 1",
    "implicit, 100",
    "implicit, 1e6",
    "implicit-circulant, 0.1",
    "implicit-circulant, 1",
    "implicit-circulant, 100",
    "implicit-circulant, 1e6",
  })
  void theImplicitStepNeverMakesAnImageLarger(String step, float timeStep) {
    double[] norms = norms(step, Convolution.DIRECT, timeStep, 30);
    for (int i = 1; i < norms.length; i++) {
      assertThat(norms[i]).isLessThanOrEqualTo(norms[i - 1] * (1 + 1e-6));
    }
  }

  /** The bound is the one that users are told. */
  @ParameterizedTest
  @CsvSource({"explicit, DIRECT", "explicit, FOURIER", "circulant, DIRECT"})
  void theExplicitStepDoesOnlyAboveItsBound(String step, Convolution convolution) {
    Network network = network(step, SMALL, 3, 1, convolution);
    double largest = network.stability(network.initialWeights(3)).getFirst().lambdaMax();
    double[] below = norms(step, convolution, (float) (1.99 / largest), 100);
    for (int i = 1; i < below.length; i++) {
      assertThat(below[i]).isLessThanOrEqualTo(below[i - 1] * (1 + 1e-6));
    }
    double[] above = norms(step, convolution, (float) (2.2 / largest), 100);
    assertThat(above[100]).isGreaterThan(10 * above[0]);
  }

  private static final Shape SMALL = new Shape(6, 5, 4);

  /** ‖y‖ of one image, and of what 1, 2, … steps make of it. */
  private static double[] norms(String step, Convolution convolution, float timeStep, int steps) {
    Network network = network(step, SMALL, 3, timeStep, convolution);
    Weights weights = network.initialWeights(3);
    for (Slice slice : network.layout().trained()) {
      if (!slice.equals(stencils(network))) {
        weights.fill(slice, 0);
      }
    }
    InferencePlan plan = new InferencePlan(network, weights, PlanSettings.of(1, 1));
    float[] y = Gaussian.numbers(SMALL.size(), 4);
    double[] norms = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      norms[i] = norm(y);
      plan.run(y, 1, y);
    }
    return norms;
  }

  private static double norm(float[] y) {
    double squares = 0;
    for (float number : y) {
      squares += (double) number * number;
    }
    return Math.sqrt(squares);
  }

  @ParameterizedTest
  @ValueSource(strings = {"explicit", "implicit", "circulant", "implicit-circulant"})
  void theCompanionOfAnImageChangesItsResultByRoundingOnly(String step) {
    Network network = network(step, new Shape(6, 9, 5), 3, 0.5f, Convolution.FOURIER);
    int size = network.inputShape().size();
    Weights weights = network.initialWeights(3);
    InferencePlan plan = new InferencePlan(network, weights, PlanSettings.of(3, 1));
    float[] images = Gaussian.numbers(3 * size, 4);
    float[] together = new float[3 * size];
    plan.run(images, 3, together);
    for (int image = 0; image < 3; image++) {
      float[] alone = new float[size];
      plan.run(Arrays.copyOfRange(images, image * size, images.length), 1, alone);
      float[] packed = Arrays.copyOfRange(together, image * size, (image + 1) * size);
      Same.check("alone", alone, packed, 2e-6 * Tolerances.largest(packed));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explicit",
        "linearmix",
        "mobilenet",
        "implicit",
        "circulant",
        "implicit-circulant"
      })
  void spectraAreMadeAnewWhenWeightsChanged(String step) {
    Network network = network(step, new Shape(6, 9, 5), 3, 0.5f, Convolution.FOURIER);
    PlanSettings settings = new PlanSettings(Kernels.best(), Rig.IMAGES, 1);
    Rig rig = new Rig(network, settings);
    InferencePlan inference = new InferencePlan(network, rig.weights, settings);
    rig.loss();
    rig.weights.drawUniform(stencils(network), 9, new SplittableRandom(8));
    Arrays.fill(rig.plan.gradient(), 0);
    rig.loss();
    Rig fresh = new Rig(network, settings);
    System.arraycopy(
        rig.weights.trained(), 0, fresh.weights.trained(), 0, network.layout().trainedSize());
    fresh.loss();
    assertThat(rig.output).isEqualTo(fresh.output);
    assertThat(rig.plan.gradient()).isEqualTo(fresh.plan.gradient());
    assertThat(rig.inputGradient()).isEqualTo(fresh.inputGradient());
    inference.refresh();
    assertThat(outputs(inference, rig))
        .isEqualTo(outputs(new InferencePlan(network, rig.weights, settings), rig));
  }

  private static float[] outputs(InferencePlan plan, Rig rig) {
    float[] output = new float[rig.output.length];
    plan.run(rig.images, Rig.IMAGES, output);
    return output;
  }
}
