package dev.morphogen.kernels.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.kernels.testing.EveryKernelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FourierDiffusionTest extends EveryKernelSet {

  static Stream<Arguments> steps() {
    List<Arguments> steps = new ArrayList<>();
    for (TimeIntegration integration : TimeIntegration.values()) {
      for (Axes axes : Axes.values()) {
        steps.add(Arguments.of(new FourierShape(8, 8, 4, axes), 3, integration));
        steps.add(Arguments.of(new FourierShape(4, 7, 5, axes), 5, integration));
        steps.add(Arguments.of(new FourierShape(2, 3, 17, axes), 3, integration));
        steps.add(Arguments.of(new FourierShape(5, 6, 3, axes), 7, integration));
        steps.add(Arguments.of(new FourierShape(11, 9, 1, axes), 3, integration));
      }
      steps.add(Arguments.of(new FourierShape(12, 14, 16, Axes.PIXELS), 3, integration));
      steps.add(Arguments.of(new FourierShape(7, 7, 33, Axes.PIXELS), 3, integration));
    }
    return steps.stream();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void solvesItsEquation(FourierShape shape, int stencil, TimeIntegration integration) {
    checks(shape, stencil, integration, 1f).solvesItsEquation();
    checks(shape, stencil, integration, 0.1f).followsItsStencils();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void isSymmetric(FourierShape shape, int stencil, TimeIntegration integration) {
    checks(shape, stencil, integration, 0.3f).symmetric();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void gradientsAreTheCentralDifferences(
      FourierShape shape, int stencil, TimeIntegration integration) {
    checks(shape, stencil, integration, 0.3f).gradients();
  }

  /** The claim of the paper's section on stability. */
  @ParameterizedTest
  @EnumSource
  void implicitStepNeverGrowsWhateverTheTimeStep(Axes axes) {
    for (float timeStep : new float[] {0.1f, 1, 100, 1e6f}) {
      for (int channels : new int[] {1, 5, 17}) {
        FourierShape shape = new FourierShape(8, 7, channels, axes);
        checks(shape, 3, TimeIntegration.IMPLICIT, timeStep).neverGrows();
      }
    }
  }

  /** Where k̂ = 0 nothing diffuses: the norm stays (docs/rulings.md, 8). */
  @ParameterizedTest
  @EnumSource
  void constantImageStaysUnderStencilsThatSumToZero(TimeIntegration integration) {
    FourierShape shape = new FourierShape(6, 8, 5, Axes.PIXELS);
    float[] stencils = new float[9 * 5];
    for (int c = 0; c < 5; c++) {
      stencils[9 * c + 4] = c + 1;
      stencils[9 * c + 2 * (c % 4) + 1] = -(c + 1);
    }
    float[] x = new float[3 * shape.imageSize()];
    Arrays.fill(x, 0.7f);
    float[] y = new Diffusion(kernels.fourier(shape), 3, integration, 0.3f).apply(stencils, x);
    for (float number : y) {
      assertThat(number).isCloseTo(0.7f, within(1e-5f));
    }
  }

  private DiffusionChecks checks(
      FourierShape shape, int stencil, TimeIntegration integration, float timeStep) {
    return new DiffusionChecks(
        new Diffusion(kernels.fourier(shape), stencil, integration, timeStep));
  }
}
