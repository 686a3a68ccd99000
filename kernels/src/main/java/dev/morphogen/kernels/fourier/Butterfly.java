package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * The transform of a few points, y_q = Σ_p x_p·exp(−2πi·pq/radix), on vectors of complex numbers. Point p of a
 * butterfly has its real parts from {@code re + p·step} on and its imaginary parts from {@code im + p·step}; {@code
 * count} butterflies follow each other {@code next} apart. Swapping {@code re} and {@code im}, of input and output,
 * makes the inverse transform (times the radix).
 *
 * <p>All points of a butterfly are read before one is written, so output may be input. The first {@code 2·radix}
 * vectors of {@code scratch} may be overwritten.
 */
abstract class Butterfly {

  /** Points. */
  final int radix;

  Butterfly(int radix) {
    this.radix = radix;
  }

  /** The fastest for that many points. */
  static Butterfly of(int radix) {
    return switch (radix) {
      case 1 -> new ButterflyOfOne();
      case 2 -> new Butterfly2();
      case 3 -> new Butterfly3();
      case 4 -> new Butterfly4();
      case 5 -> new Butterfly5();
      case 7 -> new Butterfly7();
      case 8 -> new Butterfly8();
      default -> new ButterflyOfPrime(radix);
    };
  }

  /** y = F x. */
  abstract void plain(
      float[] x,
      int re,
      int im,
      int step,
      int next,
      float[] y,
      int yRe,
      int yIm,
      int yStep,
      int yNext,
      int count,
      float[] scratch);

  /**
   * y = T F x: point q of every butterfly, q > 0, is then multiplied by the complex number {@code twiddles[at + 2q −
   * 2]}.
   */
  void split(
      float[] x,
      int re,
      int im,
      int step,
      int next,
      float[] y,
      int yRe,
      int yIm,
      int yStep,
      int yNext,
      int count,
      float[] twiddles,
      int at,
      float[] scratch) {
    plain(x, re, im, step, next, y, yRe, yIm, yStep, yNext, count, scratch);
    for (int q = 1; q < radix; q++) {
      int shift = q * yStep;
      turn(y, yRe + shift, yIm + shift, yNext, count, twiddles, at + 2 * q - 2);
    }
  }

  /** y = F T x: the points are multiplied first; x may be overwritten. */
  void join(
      float[] x,
      int re,
      int im,
      int step,
      int next,
      float[] y,
      int yRe,
      int yIm,
      int yStep,
      int yNext,
      int count,
      float[] twiddles,
      int at,
      float[] scratch) {
    for (int q = 1; q < radix; q++) {
      int shift = q * step;
      turn(x, re + shift, im + shift, next, count, twiddles, at + 2 * q - 2);
    }
    plain(x, re, im, step, next, y, yRe, yIm, yStep, yNext, count, scratch);
  }

  /** Multiplies {@code count} points by the complex number {@code twiddles[at]}. */
  private static void turn(
      float[] x, int re, int im, int next, int count, float[] twiddles, int at) {
    FloatVector c = FloatVector.broadcast(FLOATS, twiddles[at]);
    FloatVector s = FloatVector.broadcast(FLOATS, twiddles[at + 1]);
    FloatVector n = FloatVector.broadcast(FLOATS, -twiddles[at + 1]);
    for (int i = 0; i < count; i++) {
      FloatVector r = FloatVector.fromArray(FLOATS, x, re + i * next);
      FloatVector m = FloatVector.fromArray(FLOATS, x, im + i * next);
      m.fma(n, r.mul(c)).intoArray(x, re + i * next);
      r.fma(s, m.mul(c)).intoArray(x, im + i * next);
    }
  }
}
