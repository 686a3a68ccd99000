package dev.morphogen.network.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DiffusionTest {

  @ParameterizedTest
  @CsvSource({"6, 5, 3", "7, 8, 5", "3, 4, 7", "1, 5, 3", "2, 2, 3", "4, 4, 1"})
  void periodicEigenvaluesAreExact(int height, int width, int side) {
    Stencils stencils = Stencils.random(3, side, 1, 5);
    double[] all =
        stencils.explicit(height, width, Axes.PIXELS, Boundary.PERIODIC).largestEigenvalues();
    for (int c = 0; c < 3; c++) {
      OperatorMatrix matrix =
          OperatorMatrix.depthwise(stencils, c, height, width, Boundary.PERIODIC);
      assertThat(all[c]).isCloseTo(matrix.lambdaMax(), Percentage.withPercentage(1e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({"13, 15, 3, 7", "8, 8, 3, 20", "11, 9, 3, 15", "9, 10, 5, 50"})
  void beyondAZeroBoundaryTheyAreATightUpperBound(int height, int width, int side, int percent) {
    Stencils stencils = Stencils.random(3, side, 1, 6);
    double[] all =
        stencils.explicit(height, width, Axes.PIXELS, Boundary.ZERO).largestEigenvalues();
    for (int c = 0; c < 3; c++) {
      double exact =
          OperatorMatrix.depthwise(stencils, c, height, width, Boundary.ZERO).lambdaMax();
      assertThat(all[c]).isBetween(exact * (1 - 1e-9), exact * (1 + 0.01 * percent));
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 3, 3", "3, 2, 7", "1, 1, 3"})
  void theBoundHoldsOnImagesSmallerThanTheStencilToo(int height, int width, int side) {
    beyondAZeroBoundaryTheyAreATightUpperBound(height, width, side, 1_000_000);
  }

  @ParameterizedTest
  @CsvSource({"4, 3, 3, 3", "3, 5, 4, 3", "4, 4, 2, 5", "2, 3, 1, 5"})
  void circulantEigenvaluesAreExact(int height, int width, int channels, int side) {
    Stencils stencils = Stencils.random(channels, side, 1, 7);
    Stability stability =
        stencils.explicit(height, width, Axes.PIXELS_AND_CHANNELS, Boundary.PERIODIC).stability();
    double exact = OperatorMatrix.circulant(stencils, height, width).lambdaMax();
    assertThat(stability.lambdaMax()).isCloseTo(exact, Percentage.withPercentage(1e-6));
    assertThat(stability.channel()).isEmpty();
  }

  /** docs/rulings.md, 6. */
  @Test
  void aStencilAsItIsBeforeTraining() {
    Stencils stencils = Stencils.random(4000, 3, 1 / 3.0, 8);
    double[] all = stencils.explicit(32, 32, Axes.PIXELS, Boundary.PERIODIC).largestEigenvalues();
    Arrays.sort(all);
    assertThat(all[2000]).isCloseTo(1.1, within(0.05));
    assertThat(all[3800]).isCloseTo(2.1, within(0.1));
  }

  /** docs/rulings.md, 6. */
  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128, 256})
  void circulantStencilsAsTheyAreBeforeTraining(int channels) {
    double[] all = new double[9];
    for (int i = 0; i < all.length; i++) {
      Stencils stencils = Stencils.random(channels, 3, 1 / Math.sqrt(9 * channels), i);
      all[i] =
          stencils
              .explicit(32, 32, Axes.PIXELS_AND_CHANNELS, Boundary.PERIODIC)
              .stability()
              .lambdaMax();
    }
    Arrays.sort(all);
    assertThat(all[4]).isBetween(2.2, 3.5);
  }

  @Test
  void aNetworkReportsItsDiffusingStepsInOrder() {
    Block first = Block.of(4, "explicit").withSteps(List.of("explicit", "resnet", "explicit"));
    Block second = Block.of(8, "explicit").withSteps(1).withTimeStep(0.25);
    Network network =
        new Architecture(3, List.of(first, second.withBoundary(Boundary.PERIODIC)))
            .network(new Shape(8, 8, 1), 2);
    Weights weights = network.initialWeights(3);
    List<Stability> all = network.stability(weights);
    assertThat(all.stream().map(Stability::step))
        .containsExactly("blocks.0.steps.0", "blocks.0.steps.2", "blocks.1.steps.0");
    assertThat(all.stream().map(Stability::upperBound)).containsExactly(true, true, false);
    assertThat(all).allMatch(s -> s.limit() == 2 && s.lambdaMax() > 0.5);
    Stability last = all.getLast();
    assertThat(last.timesTimeStep()).isEqualTo(0.25 * last.lambdaMax());
    double[] channels = network.diffusions(weights).getLast().largestEigenvalues();
    assertThat(last.lambdaMax()).isEqualTo(Arrays.stream(channels).max().orElseThrow());
    assertThat(channels[last.channel().orElseThrow()]).isEqualTo(last.lambdaMax());
  }

  /** A step that has a diffusion must say so: the list of steps is not to grow without. */
  @Test
  void everyStepButThoseWithoutDiffusionReports() {
    for (String step : Steps.standard().names()) {
      Block block = Block.of(4, step).withSteps(1).withTimeStep(0.5);
      Network network = new Architecture(3, List.of(block)).network(new Shape(6, 6, 1), 2);
      List<Stability> all = network.stability(network.initialWeights(1));
      if (List.of("resnet", "mobilenet", "linearmix").contains(step)) {
        assertThat(all).as(step).isEmpty();
      } else {
        assertThat(all).as(step).hasSize(1);
        boolean implicit = step.startsWith("implicit");
        Stability one = all.getFirst();
        assertThat(one.limit()).as(step).isEqualTo(implicit ? Double.POSITIVE_INFINITY : 2);
        assertThat(one.channel().isPresent()).as(step).isEqualTo(!step.contains("circulant"));
        assertThat(one.upperBound()).as(step).isEqualTo(step.equals("explicit"));
      }
    }
  }

  @Test
  void stableUpToTheLimit() {
    assertThat(stability(1, 2).isStable()).isTrue();
    assertThat(stability(1.001, 2).isStable()).isFalse();
    assertThat(stability(1e30, Double.POSITIVE_INFINITY).isStable()).isTrue();
    assertThat(stability(Double.NaN, 2).isStable()).isFalse();
  }

  private static Stability stability(double lambdaMax, double limit) {
    return new Stability("step", lambdaMax, false, OptionalInt.of(0), 2, limit);
  }

  @Test
  void aWeightThatIsNotFiniteShows() {
    Stencils stencils = Stencils.random(5, 3, 1, 11);
    stencils.weights().trained()[stencils.slice().offset() + 2 * 9] = Float.NaN;
    Stability stability = stencils.explicit(4, 4, Axes.PIXELS, Boundary.ZERO).stability();
    assertThat(stability.lambdaMax()).isNaN();
    assertThat(stability.channel()).hasValue(2);
    assertThat(stability.isStable()).isFalse();
  }

  @Test
  void anExplicitStepHasNoGreensFunction() {
    Diffusion diffusion =
        Stencils.random(2, 3, 1, 12).explicit(4, 4, Axes.PIXELS, Boundary.PERIODIC);
    assertThatThrownBy(diffusion::greensFunction)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "step: expected an implicit step, which has a Green's function, got an explicit one");
  }
}
