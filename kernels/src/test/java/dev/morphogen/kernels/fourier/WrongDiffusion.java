package dev.morphogen.kernels.fourier;

import org.jspecify.annotations.Nullable;

/** A time step with one fault of a kind that such steps have. */
final class WrongDiffusion extends Diffusion {

  enum Fault {
    /** None: what the others start from. */
    NONE,
    /** The spectrum of the first stencils is kept. */
    STALE_SPECTRUM,
    /** K's part of the gradient without Kᵀ's. */
    ONE_GRADIENT_TERM_LOST,
    /** One tap of the last stencil is 10 % too large. */
    ONE_TAP_OFF,
    /** A number of the result has a bit of its neighbour's input in it. */
    NOT_SYMMETRIC
  }

  private final Fault fault;
  private @Nullable Prepared kept;

  WrongDiffusion(FourierShape shape, TimeIntegration integration, Fault fault) {
    super(new FourierTransformReference(shape), 3, integration, 0.3f);
    this.fault = fault;
  }

  @Override
  Prepared prepare(float[] stencils) {
    Prepared prepared = super.prepare(stencils);
    if (fault != Fault.STALE_SPECTRUM) {
      return prepared;
    }
    kept = kept == null ? prepared : kept;
    return kept;
  }

  @Override
  float[] apply(float[] stencils, float[] x) {
    float[] y = super.apply(stencils, x);
    if (fault == Fault.NOT_SYMMETRIC) {
      y[0] += 0.01f * x[1];
    }
    return y;
  }

  @Override
  float[] stencilGradient(float[] stencils, float[] g, float[] b) {
    float[] gradient = super.stencilGradient(stencils, g, b);
    for (int i = 0; fault == Fault.ONE_GRADIENT_TERM_LOST && i < gradient.length; i++) {
      gradient[i] /= 2;
    }
    if (fault == Fault.ONE_TAP_OFF) {
      gradient[gradient.length - 1] *= 1.1f;
    }
    return gradient;
  }
}
