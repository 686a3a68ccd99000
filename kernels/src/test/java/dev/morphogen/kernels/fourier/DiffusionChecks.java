package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.testing.Adjoint;
import dev.morphogen.kernels.testing.Convolution;
import dev.morphogen.kernels.testing.Gaussian;
import java.util.Arrays;

/** What must hold for a time step of diffusion; every check throws {@link AssertionError}. */
final class DiffusionChecks {

  private static final long SEED = 20260401;

  /** Two pairs and one alone. */
  private static final int BATCH = 5;

  private static final double RELATIVE = 1e-5;

  private final Diffusion tested;
  private final float[] stencils;
  private final float[] x;
  private final float[] u;

  DiffusionChecks(Diffusion tested) {
    this.tested = tested;
    stencils = Gaussian.numbers(tested.stencilSize(), SEED);
    boolean circulant = tested.transform.shape().axes() == Axes.PIXELS_AND_CHANNELS;
    int terms = circulant ? stencils.length : tested.stencil * tested.stencil;
    for (int i = 0; i < stencils.length; i++) {
      // Eigenvalues of about 1, as initial weights have them.
      stencils[i] /= (float) Math.sqrt(terms);
    }
    x = Gaussian.numbers(BATCH * tested.imageSize(), SEED + 1);
    u = Gaussian.numbers(x.length, SEED + 2);
  }

  /** Explicit: D x = x − h·KᵀK x, by the direct kernel. Implicit: (I + h·KᵀK)(D x) = x. */
  void solvesItsEquation() {
    float[] dx = tested.apply(stencils, x);
    if (tested.integration == TimeIntegration.EXPLICIT) {
      same("x − h·KᵀK x", dx, plusDiffused(x, -tested.timeStep));
    } else {
      same("(I + h·KᵀK)(D x)", plusDiffused(dx, tested.timeStep), x);
    }
  }

  /** Another stencil, another result: nothing of the one before is left. */
  void followsItsStencils() {
    tested.apply(Gaussian.numbers(stencils.length, SEED + 3), x);
    solvesItsEquation();
  }

  /** x + factor·KᵀK x. */
  private float[] plusDiffused(float[] images, float factor) {
    Convolution direct = tested.direct();
    float[] sum = images.clone();
    float[] kx = new float[tested.imageSize()];
    float[] ktkx = new float[tested.imageSize()];
    for (int at = 0; at < images.length; at += kx.length) {
      direct.apply(stencils, images, at, kx, 0, false);
      direct.transpose(stencils, kx, 0, ktkx, 0, false);
      for (int i = 0; i < ktkx.length; i++) {
        sum[at + i] += factor * ktkx[i];
      }
    }
    return sum;
  }

  private void same(String what, float[] actual, float[] expected) {
    float[] difference = new float[actual.length];
    for (int i = 0; i < actual.length; i++) {
      difference[i] = actual[i] - expected[i];
    }
    double error = Diffusion.norm(difference) / Diffusion.norm(expected);
    if (!(error <= RELATIVE)) {
      throw new AssertionError(
          "%s, %s: expected within %.0e, got %.3e (seed %d)"
              .formatted(tested.name(), what, RELATIVE, error, SEED));
    }
  }

  /** ‖D x‖ ≤ ‖x‖, image by image. */
  void neverGrows() {
    float[] dx = tested.apply(stencils, x);
    for (int at = 0; at < x.length; at += tested.imageSize()) {
      double before = Diffusion.norm(Arrays.copyOfRange(x, at, at + tested.imageSize()));
      double after = Diffusion.norm(Arrays.copyOfRange(dx, at, at + tested.imageSize()));
      if (!(after <= before)) {
        throw new AssertionError(
            "%s: expected ‖D x‖ ≤ %s, got %s (seed %d)"
                .formatted(tested.name(), before, after, SEED));
      }
    }
  }

  /** D = Dᵀ. */
  void symmetric() {
    Adjoint.check(tested.name(), tested.apply(stencils, x), u, x, tested.apply(stencils, u));
  }

  /** ∂⟨u, D x⟩/∂k. */
  void gradients() {
    float[] gradient = tested.stencilGradient(stencils, u, x);
    DiffusionLoss loss = new DiffusionLoss(tested, u, x);
    StencilGradients.check(
        tested.name(),
        stencils,
        tested.stencil * tested.stencil,
        gradient,
        () -> loss.at(stencils));
  }
}
