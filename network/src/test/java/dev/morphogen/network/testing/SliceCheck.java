package dev.morphogen.network.testing;

import dev.morphogen.kernels.testing.Adjoint;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.Tolerances;
import java.util.Arrays;

/**
 * The gradient check of a whole layer or network, slice by slice, along gradient/‖gradient‖ +
 * random/‖random‖, best of h = 2⁻¹…2⁻¹⁰.
 *
 * <p>Against the kernels' check it has what batch normalization makes necessary: a five-point difference,
 * for its curvature, and an allowance for the loss's own rounding, as behind a normalization whole slices
 * have a gradient of zero. {@link SliceCheckTest} shows that it still finds one wrong tap.
 */
final class SliceCheck {

  private static final long SEED = 99;

  /** Rounding errors of the loss, in units of ε·‖u∘output‖ a layer passed. */
  private static final double ROUNDING = 2;

  /**
   * The same where transforms stand before normalizations: a transform rounds in units of the whole image, mean
   * and all, and the normalization behind it takes the mean away. Measured: 6.
   */
  private static final double TRANSFORM_ROUNDING = 16;

  /** A step with which the loss's rounding hardly shows; the allowance does not grow for smaller ones. */
  private static final double LARGE_STEP = 0.125;

  private final Rig rig;
  private final double noise;

  SliceCheck(Rig rig) {
    this.rig = rig;
    rig.loss();
    double squares = 0;
    for (int i = 0; i < rig.u.length; i++) {
      squares += Math.pow((double) rig.u[i] * rig.output[i], 2);
    }
    int layers = rig.network.layers().size();
    double rounding = layers > 1 && rig.network.together() > 1 ? TRANSFORM_ROUNDING : ROUNDING;
    noise = rounding * layers * Tolerances.EPSILON * Math.sqrt(squares);
  }

  /**
   * Relative error of {@code claimed} as the gradient by as many values from {@code offset}. The first step with which
   * it is less than {@code enough} is the last: a better one would change no verdict.
   */
  double error(float[] values, int offset, float[] claimed, double enough) {
    float[] kept = values.clone();
    double[] direction = direction(claimed);
    double slope = 0;
    for (int i = 0; i < claimed.length; i++) {
      slope += claimed[i] * direction[i];
    }
    double best = Double.POSITIVE_INFINITY;
    for (int power = 1; power <= 10 && !(best < enough); power++) {
      double h = Math.scalb(1.0, -power);
      double measured = fivePoints(values, kept, offset, direction, h);
      double error = Math.max(0, Math.abs(measured - slope) - noise / LARGE_STEP);
      best = Math.min(best, error == 0 ? 0 : error / Math.abs(slope));
    }
    System.arraycopy(kept, 0, values, 0, values.length);
    return best;
  }

  private double fivePoints(
      float[] values, float[] kept, int offset, double[] direction, double h) {
    double near = at(values, kept, offset, direction, h) - at(values, kept, offset, direction, -h);
    double far =
        at(values, kept, offset, direction, 2 * h) - at(values, kept, offset, direction, -2 * h);
    return (8 * near - far) / (12 * h);
  }

  private double at(float[] values, float[] kept, int offset, double[] direction, double h) {
    for (int i = 0; i < direction.length; i++) {
      values[offset + i] = (float) (kept[offset + i] + h * direction[i]);
    }
    return rig.loss();
  }

  /** The random part points to the gradient's side: in a short slice the two could cancel. */
  private static double[] direction(float[] gradient) {
    float[] random = Gaussian.numbers(gradient.length, SEED);
    double gradientNorm = Math.sqrt(Adjoint.dot(gradient, gradient));
    double side = Adjoint.dot(gradient, random) < 0 ? -1 : 1;
    double randomNorm = side * Math.sqrt(Adjoint.dot(random, random));
    double[] direction = new double[gradient.length];
    Arrays.setAll(
        direction,
        i -> (gradientNorm == 0 ? 0 : gradient[i] / gradientNorm) + random[i] / randomNorm);
    return direction;
  }
}
