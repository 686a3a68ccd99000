package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;

/**
 * The transform of a few points, y_q = Σ_p x_p·exp(−2πi·pq/radix), on vectors of complex numbers, in place. Point p of
 * a butterfly has its real parts from {@code re + p·step} on and its imaginary parts from {@code im + p·step}; {@code
 * count} butterflies follow each other {@code next} apart. Exchanging {@code re} and {@code im} makes the inverse
 * transform (times the radix).
 *
 * <p>The first {@code 2·radix} vectors of z are scratch and may be overwritten.
 *
 * <p>Butterflies repeat their sums in each method, and files grow long by it: a vector that is handed to a method of
 * one's own becomes an object where the JIT does not inline the call, and then all speed is gone.
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

  /** z = F z. */
  abstract void plain(float[] z, int re, int im, int step, int next, int count);

  /**
   * z = T F z: point q of every butterfly, q > 0, is then multiplied by the complex number {@code twiddles[at + 2q −
   * 2]}.
   */
  void split(float[] z, int re, int im, int step, int next, int count, float[] twiddles, int at) {
    plain(z, re, im, step, next, count);
    turnAll(z, re, im, step, next, count, twiddles, at);
  }

  /** z = F T z: the points are multiplied first. */
  void join(float[] z, int re, int im, int step, int next, int count, float[] twiddles, int at) {
    turnAll(z, re, im, step, next, count, twiddles, at);
    plain(z, re, im, step, next, count);
  }

  /**
   * z = radix·F⁻¹(factor·multiplier·F z): number i of point q's multiplier is the vector at {@code multiplierAt +
   * q·multiplierStep} and those behind it.
   */
  void filter(
      float[] z,
      int re,
      int im,
      int step,
      int next,
      int count,
      float[] multiplier,
      int multiplierAt,
      int multiplierStep,
      float factor) {
    plain(z, re, im, step, next, count);
    for (int q = 0; q < radix; q++) {
      int shift = q * step;
      int at = multiplierAt + q * multiplierStep;
      scale(z, re + shift, im + shift, next, count, multiplier, at, factor);
    }
    plain(z, im, re, step, next, count);
  }

  private static void scale(
      float[] z,
      int re,
      int im,
      int next,
      int count,
      float[] multiplier,
      int multiplierAt,
      float factor) {
    for (int i = 0; i < count; i++) {
      FloatVector f =
          FloatVector.fromArray(FLOATS, multiplier, multiplierAt + i * Lanes.COUNT).mul(factor);
      FloatVector.fromArray(FLOATS, z, re + i * next).mul(f).intoArray(z, re + i * next);
      FloatVector.fromArray(FLOATS, z, im + i * next).mul(f).intoArray(z, im + i * next);
    }
  }

  private void turnAll(
      float[] z, int re, int im, int step, int next, int count, float[] twiddles, int at) {
    for (int q = 1; q < radix; q++) {
      int shift = q * step;
      turn(z, re + shift, im + shift, next, count, twiddles, at + 2 * q - 2);
    }
  }

  /** Multiplies {@code count} points by the complex number {@code twiddles[at]}. */
  private static void turn(
      float[] z, int re, int im, int next, int count, float[] twiddles, int at) {
    float c = twiddles[at];
    float s = twiddles[at + 1];
    for (int i = 0; i < count; i++) {
      FloatVector r = FloatVector.fromArray(FLOATS, z, re + i * next);
      FloatVector m = FloatVector.fromArray(FLOATS, z, im + i * next);
      r.mul(c).sub(m.mul(s)).intoArray(z, re + i * next);
      r.mul(s).add(m.mul(c)).intoArray(z, im + i * next);
    }
  }
}
