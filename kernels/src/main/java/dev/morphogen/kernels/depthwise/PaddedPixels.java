package dev.morphogen.kernels.depthwise;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Pixels of a depthwise convolution of a padded image for one vector of channels, of which only the
 * first {@code count} exist: what lies beside them is neither read from the caller's arrays nor written.
 */
final class PaddedPixels {

  private PaddedPixels() {}

  /** Four pixels side by side: each tap is loaded once for all. */
  static void four(
      float[] x,
      int xAt,
      int pitch,
      int rowPitch,
      float[] taps,
      int firstTap,
      int tapStep,
      int m,
      float[] y,
      int yAt,
      int yPitch,
      int count,
      boolean adding) {
    VectorMask<Float> channels = FLOATS.indexInRange(0, count);
    VectorMask<Float> start = FLOATS.indexInRange(0, adding ? count : 0);
    FloatVector y0 = FloatVector.fromArray(FLOATS, y, yAt, start);
    FloatVector y1 = FloatVector.fromArray(FLOATS, y, yAt + yPitch, start);
    FloatVector y2 = FloatVector.fromArray(FLOATS, y, yAt + 2 * yPitch, start);
    FloatVector y3 = FloatVector.fromArray(FLOATS, y, yAt + 3 * yPitch, start);
    int tap = firstTap;
    for (int i = 0; i < m; i++) {
      int at = xAt + i * rowPitch;
      for (int j = 0; j < m; j++) {
        FloatVector k = FloatVector.fromArray(FLOATS, taps, tap, channels);
        y0 = FloatVector.fromArray(FLOATS, x, at).fma(k, y0);
        y1 = FloatVector.fromArray(FLOATS, x, at + pitch).fma(k, y1);
        y2 = FloatVector.fromArray(FLOATS, x, at + 2 * pitch).fma(k, y2);
        y3 = FloatVector.fromArray(FLOATS, x, at + 3 * pitch).fma(k, y3);
        tap += tapStep;
        at += pitch;
      }
    }
    y0.intoArray(y, yAt, channels);
    y1.intoArray(y, yAt + yPitch, channels);
    y2.intoArray(y, yAt + 2 * yPitch, channels);
    y3.intoArray(y, yAt + 3 * yPitch, channels);
  }

  /** One pixel. */
  static void one(
      float[] x,
      int xAt,
      int pitch,
      int rowPitch,
      float[] taps,
      int firstTap,
      int tapStep,
      int m,
      float[] y,
      int yAt,
      int count,
      boolean adding) {
    VectorMask<Float> channels = FLOATS.indexInRange(0, count);
    VectorMask<Float> start = FLOATS.indexInRange(0, adding ? count : 0);
    FloatVector sum = FloatVector.fromArray(FLOATS, y, yAt, start);
    int tap = firstTap;
    for (int i = 0; i < m; i++) {
      int at = xAt + i * rowPitch;
      for (int j = 0; j < m; j++) {
        FloatVector k = FloatVector.fromArray(FLOATS, taps, tap, channels);
        sum = FloatVector.fromArray(FLOATS, x, at).fma(k, sum);
        tap += tapStep;
        at += pitch;
      }
    }
    sum.intoArray(y, yAt, channels);
  }

  /** gradient += Σ over a row's pixels of u · x, for one tap; two sums, for they wait on each other. */
  static void addTapGradient(
      float[] x,
      int xAt,
      int pitch,
      float[] u,
      int uAt,
      int uPitch,
      int width,
      float[] gradient,
      int gradientAt,
      int count) {
    VectorMask<Float> channels = FLOATS.indexInRange(0, count);
    FloatVector even = FloatVector.zero(FLOATS);
    FloatVector odd = FloatVector.zero(FLOATS);
    int w = 0;
    for (; w + 1 < width; w += 2) {
      FloatVector u0 = FloatVector.fromArray(FLOATS, u, uAt + w * uPitch, channels);
      FloatVector u1 = FloatVector.fromArray(FLOATS, u, uAt + (w + 1) * uPitch, channels);
      even = FloatVector.fromArray(FLOATS, x, xAt + w * pitch).fma(u0, even);
      odd = FloatVector.fromArray(FLOATS, x, xAt + (w + 1) * pitch).fma(u1, odd);
    }
    if (w < width) {
      FloatVector u0 = FloatVector.fromArray(FLOATS, u, uAt + w * uPitch, channels);
      even = FloatVector.fromArray(FLOATS, x, xAt + w * pitch).fma(u0, even);
    }
    FloatVector before = FloatVector.fromArray(FLOATS, gradient, gradientAt, channels);
    before.add(even.add(odd)).intoArray(gradient, gradientAt, channels);
  }
}
