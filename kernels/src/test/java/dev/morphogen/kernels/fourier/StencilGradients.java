package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.testing.Adjoint;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.GradientCheck;
import java.util.function.DoubleSupplier;

/** Gradients with respect to stencils {@code [c, 1, m, m]} by central differences, stencil by stencil. */
final class StencilGradients {

  private static final long SEED = 20260301;

  private StencilGradients() {}

  /** Of ⟨u, K x⟩. */
  static void check(FourierConvolution tested) {
    float[] x = Gaussian.numbers(tested.inputSize(), SEED);
    float[] u = Gaussian.numbers(tested.outputSize(), SEED + 1);
    float[] stencils = Gaussian.numbers(tested.weightSize(), SEED + 2);
    float[] gradient = new float[stencils.length];
    tested.addGradient(x, 0, u, 0, gradient);
    float[] y = new float[u.length];
    DoubleSupplier loss =
        () -> {
          tested.apply(stencils, x, 0, y, 0, false);
          return Adjoint.dot(y, u);
        };
    int taps = tested.stencil() * tested.stencil();
    check(tested.name(), stencils, taps, gradient, loss);
  }

  /** Of any loss. */
  static void check(
      String name, float[] stencils, int taps, float[] gradient, DoubleSupplier loss) {
    for (int at = 0; at < stencils.length; at += taps) {
      String what = "%s, stencil %d".formatted(name, at / taps + 1);
      GradientCheck.check(what, stencils, at, taps, gradient, at, SEED, loss);
    }
  }
}
