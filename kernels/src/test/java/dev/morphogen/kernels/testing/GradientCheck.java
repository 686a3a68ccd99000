package dev.morphogen.kernels.testing;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * Is a slice the gradient of a loss? The central difference along <em>gradient/‖gradient‖ +
 * random/‖random‖</em> against the claimed derivative, best of h = 2⁻¹…2⁻¹⁰. A purely random direction
 * cannot tell right from wrong, and all slices at once have missed a wrong tap: check slice by slice.
 */
public final class GradientCheck {

  private GradientCheck() {}

  /**
   * Relative error of {@code gradient[gradientOffset…]} as the gradient of {@code loss} with respect to
   * {@code values[offset…]}, {@code length} numbers of each. The values are changed, and put back.
   */
  public static double error(
      float[] values,
      int offset,
      int length,
      float[] gradient,
      int gradientOffset,
      long seed,
      DoubleSupplier loss) {
    float[] kept = Arrays.copyOfRange(values, offset, offset + length);
    float[] claimed = Arrays.copyOfRange(gradient, gradientOffset, gradientOffset + length);
    double[] direction = direction(claimed, seed);
    double best = Double.POSITIVE_INFINITY;
    for (int power = 1; power <= 10; power++) {
      double h = Math.scalb(1.0, -power);
      float[] up = moved(kept, direction, h);
      float[] down = moved(kept, direction, -h);
      double measured = at(values, offset, up, loss) - at(values, offset, down, loss);
      double expected = claimedChange(claimed, up, down);
      double error = measured == expected ? 0 : Math.abs(measured - expected) / Math.abs(expected);
      best = Math.min(best, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error);
    }
    System.arraycopy(kept, 0, values, offset, length);
    return best;
  }

  /**
   * Checks that the error is within {@link Tolerances#GRADIENT}.
   *
   * @throws AssertionError naming the slice and the seed, if not
   */
  public static void check(
      String what,
      float[] values,
      int offset,
      int length,
      float[] gradient,
      int gradientOffset,
      long seed,
      DoubleSupplier loss) {
    double error = error(values, offset, length, gradient, gradientOffset, seed, loss);
    if (!(error <= Tolerances.GRADIENT)) {
      throw new AssertionError(
          "%s: expected the gradient within %.0e, got %.3e (seed %d)"
              .formatted(what, Tolerances.GRADIENT, error, seed));
    }
  }

  /** The same for whole arrays. */
  public static void check(
      String what, float[] values, float[] gradient, long seed, DoubleSupplier loss) {
    check(what, values, 0, values.length, gradient, 0, seed, loss);
  }

  private static double[] direction(float[] gradient, long seed) {
    float[] random = Gaussian.numbers(gradient.length, seed);
    double gradientNorm = Math.sqrt(Adjoint.dot(gradient, gradient));
    double randomNorm = Math.sqrt(Adjoint.dot(random, random));
    double[] direction = new double[gradient.length];
    for (int i = 0; i < direction.length; i++) {
      double along = gradientNorm == 0 ? 0 : gradient[i] / gradientNorm;
      direction[i] = along + random[i] / randomNorm;
    }
    return direction;
  }

  private static float[] moved(float[] from, double[] direction, double h) {
    float[] to = new float[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = (float) (from[i] + h * direction[i]);
    }
    return to;
  }

  /** Along the step that was really made: floats round it. */
  private static double claimedChange(float[] gradient, float[] up, float[] down) {
    double change = 0;
    for (int i = 0; i < gradient.length; i++) {
      change += gradient[i] * ((double) up[i] - down[i]);
    }
    return change;
  }

  private static double at(float[] values, int offset, float[] point, DoubleSupplier loss) {
    System.arraycopy(point, 0, values, offset, point.length);
    return loss.getAsDouble();
  }
}
