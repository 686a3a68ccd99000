package dev.morphogen.kernels.fourier;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.testing.ConvolutionChecks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Feeds the checks transforms and time steps that are wrong in the ways such are, and expects them to fail. */
class FourierWrongKernelsTest {

  private static final Axes[] ALL_AXES = Axes.values();

  private static FourierShape shape(Axes axes) {
    return new FourierShape(4, 6, 3, axes);
  }

  private static void fails(Runnable check) {
    assertThatThrownBy(check::run).isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void wrongTransformsFail(WrongTransform.Fault fault) {
    for (Axes axes : ALL_AXES) {
      fails(new TransformChecks(new WrongTransform(shape(axes), fault))::equalReference);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRightTransformPasses(Axes axes) {
    TransformChecks checks =
        new TransformChecks(new WrongTransform(shape(axes), WrongTransform.Fault.NONE));
    checks.equalReference();
    checks.inPlace();
    checks.repeatable();
    checks.companions();
  }

  /** Orientation, direction and conjugate: what a convolution gets wrong without looking wrong. */
  @ParameterizedTest
  @EnumSource(
      names = {"FORWARD_SIGN", "CHANNELS_REVERSED", "CONJUGATE_IGNORED", "WRONG_ONE_CONJUGATED"})
  void wrongConvolutionsFail(WrongTransform.Fault fault) {
    FourierShape shape = shape(Axes.PIXELS_AND_CHANNELS);
    FourierConvolution wrong = new FourierConvolution(new WrongTransform(shape, fault), 3);
    CirculantMatrix right = new CirculantMatrix(shape.height(), shape.width(), shape.channels(), 3);
    fails(() -> new ConvolutionChecks(wrong).equalsReference(right));
  }

  @ParameterizedTest
  @EnumSource(names = {"SECOND_TERM_LOST", "ALONE_COUNTED_TWICE", "SUMS_NOT_ADDED"})
  void wrongSumsMakeWrongGradients(WrongTransform.Fault fault) {
    for (Axes axes : ALL_AXES) {
      for (TimeIntegration integration : TimeIntegration.values()) {
        FourierTransform wrong = new WrongTransform(shape(axes), fault);
        fails(new DiffusionChecks(new Diffusion(wrong, 3, integration, 0.3f))::gradients);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrongTimeStepsFail(TimeIntegration integration) {
    for (Axes axes : ALL_AXES) {
      fails(checks(axes, integration, WrongDiffusion.Fault.STALE_SPECTRUM)::followsItsStencils);
      fails(checks(axes, integration, WrongDiffusion.Fault.ONE_GRADIENT_TERM_LOST)::gradients);
      fails(checks(axes, integration, WrongDiffusion.Fault.ONE_TAP_OFF)::gradients);
      fails(checks(axes, integration, WrongDiffusion.Fault.NOT_SYMMETRIC)::symmetric);
      fails(checks(axes, integration, WrongDiffusion.Fault.NOT_SYMMETRIC)::solvesItsEquation);
      DiffusionChecks right = checks(axes, integration, WrongDiffusion.Fault.NONE);
      right.followsItsStencils();
      right.gradients();
      right.symmetric();
    }
  }

  /** The explicit step does grow, once h·λmax > 2. */
  @ParameterizedTest
  @EnumSource
  void theNormCheckTellsExplicitFromImplicit(Axes axes) {
    FourierTransform transform = new FourierTransformReference(shape(axes));
    fails(
        new DiffusionChecks(new Diffusion(transform, 3, TimeIntegration.EXPLICIT, 100))
            ::neverGrows);
  }

  private static DiffusionChecks checks(
      Axes axes, TimeIntegration integration, WrongDiffusion.Fault fault) {
    return new DiffusionChecks(new WrongDiffusion(shape(axes), integration, fault));
  }
}
