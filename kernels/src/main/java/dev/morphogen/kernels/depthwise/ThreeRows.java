package dev.morphogen.kernels.depthwise;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * One row of a 3x3 depthwise convolution for one vector of channels. Every number is loaded once and
 * goes to the three neighbouring pixels that need it, whose sums wait in registers: nine multiply-adds
 * for three loads, and with nine taps fifteen registers, which even 16 hold.
 */
final class ThreeRows {

  private ThreeRows() {}

  /**
   * y[w] = Σᵢⱼ k[i, j] · rowᵢ[w + j − 1], or y += that. {@code wrap} says whether columns −1 and {@code
   * width} are the row's other end or zeros.
   */
  static void correlate(
      float[] top,
      int topAt,
      float[] middle,
      int middleAt,
      float[] bottom,
      int bottomAt,
      float[] taps,
      int firstTap,
      int tapStep,
      float[] y,
      int yAt,
      int width,
      int pitch,
      boolean adding,
      boolean wrap) {
    FloatVector k00 = FloatVector.fromArray(FLOATS, taps, firstTap);
    FloatVector k01 = FloatVector.fromArray(FLOATS, taps, firstTap + tapStep);
    FloatVector k02 = FloatVector.fromArray(FLOATS, taps, firstTap + 2 * tapStep);
    FloatVector k10 = FloatVector.fromArray(FLOATS, taps, firstTap + 3 * tapStep);
    FloatVector k11 = FloatVector.fromArray(FLOATS, taps, firstTap + 4 * tapStep);
    FloatVector k12 = FloatVector.fromArray(FLOATS, taps, firstTap + 5 * tapStep);
    FloatVector k20 = FloatVector.fromArray(FLOATS, taps, firstTap + 6 * tapStep);
    FloatVector k21 = FloatVector.fromArray(FLOATS, taps, firstTap + 7 * tapStep);
    FloatVector k22 = FloatVector.fromArray(FLOATS, taps, firstTap + 8 * tapStep);
    int last = (width - 1) * pitch;

    // Column 0 is the centre of pixel 0 and left of pixel 1.
    FloatVector a = FloatVector.fromArray(FLOATS, top, topAt);
    FloatVector b = FloatVector.fromArray(FLOATS, middle, middleAt);
    FloatVector c = FloatVector.fromArray(FLOATS, bottom, bottomAt);
    FloatVector before = adding ? FloatVector.fromArray(FLOATS, y, yAt) : FloatVector.zero(FLOATS);
    if (wrap) {
      before = FloatVector.fromArray(FLOATS, top, topAt + last).fma(k00, before);
      before = FloatVector.fromArray(FLOATS, middle, middleAt + last).fma(k10, before);
      before = FloatVector.fromArray(FLOATS, bottom, bottomAt + last).fma(k20, before);
    }
    before = c.fma(k21, b.fma(k11, a.fma(k01, before)));
    FloatVector here =
        adding ? FloatVector.fromArray(FLOATS, y, yAt + pitch) : FloatVector.zero(FLOATS);
    here = c.fma(k20, b.fma(k10, a.fma(k00, here)));

    for (int at = pitch; at < last; at += pitch) {
      a = FloatVector.fromArray(FLOATS, top, topAt + at);
      b = FloatVector.fromArray(FLOATS, middle, middleAt + at);
      c = FloatVector.fromArray(FLOATS, bottom, bottomAt + at);
      c.fma(k22, b.fma(k12, a.fma(k02, before))).intoArray(y, yAt + at - pitch);
      before = c.fma(k21, b.fma(k11, a.fma(k01, here)));
      here = adding ? FloatVector.fromArray(FLOATS, y, yAt + at + pitch) : FloatVector.zero(FLOATS);
      here = c.fma(k20, b.fma(k10, a.fma(k00, here)));
    }

    // The last column is the centre of the last pixel and right of the one before.
    a = FloatVector.fromArray(FLOATS, top, topAt + last);
    b = FloatVector.fromArray(FLOATS, middle, middleAt + last);
    c = FloatVector.fromArray(FLOATS, bottom, bottomAt + last);
    c.fma(k22, b.fma(k12, a.fma(k02, before))).intoArray(y, yAt + last - pitch);
    here = c.fma(k21, b.fma(k11, a.fma(k01, here)));
    if (wrap) {
      here = FloatVector.fromArray(FLOATS, top, topAt).fma(k02, here);
      here = FloatVector.fromArray(FLOATS, middle, middleAt).fma(k12, here);
      here = FloatVector.fromArray(FLOATS, bottom, bottomAt).fma(k22, here);
    }
    here.intoArray(y, yAt + last);
  }

  /** gradient[i, j] += Σ over w of u[w] · rowᵢ[w + j − 1]. */
  static void addGradient(
      float[] top,
      int topAt,
      float[] middle,
      int middleAt,
      float[] bottom,
      int bottomAt,
      float[] u,
      int uAt,
      float[] gradient,
      int gradientAt,
      int width,
      int pitch,
      boolean wrap) {
    FloatVector g00 = FloatVector.zero(FLOATS);
    FloatVector g01 = FloatVector.zero(FLOATS);
    FloatVector g02 = FloatVector.zero(FLOATS);
    FloatVector g10 = FloatVector.zero(FLOATS);
    FloatVector g11 = FloatVector.zero(FLOATS);
    FloatVector g12 = FloatVector.zero(FLOATS);
    FloatVector g20 = FloatVector.zero(FLOATS);
    FloatVector g21 = FloatVector.zero(FLOATS);
    FloatVector g22 = FloatVector.zero(FLOATS);
    int last = (width - 1) * pitch;
    VectorMask<Float> edge = FLOATS.indexInRange(0, wrap ? Lanes.COUNT : 0);
    FloatVector before = FloatVector.fromArray(FLOATS, u, uAt + last, edge);
    FloatVector here = FloatVector.fromArray(FLOATS, u, uAt);
    for (int at = 0; at < last; at += pitch) {
      FloatVector after = FloatVector.fromArray(FLOATS, u, uAt + at + pitch);
      FloatVector a = FloatVector.fromArray(FLOATS, top, topAt + at);
      FloatVector b = FloatVector.fromArray(FLOATS, middle, middleAt + at);
      FloatVector c = FloatVector.fromArray(FLOATS, bottom, bottomAt + at);
      g00 = a.fma(after, g00);
      g01 = a.fma(here, g01);
      g02 = a.fma(before, g02);
      g10 = b.fma(after, g10);
      g11 = b.fma(here, g11);
      g12 = b.fma(before, g12);
      g20 = c.fma(after, g20);
      g21 = c.fma(here, g21);
      g22 = c.fma(before, g22);
      before = here;
      here = after;
    }
    FloatVector after = FloatVector.fromArray(FLOATS, u, uAt, edge);
    FloatVector a = FloatVector.fromArray(FLOATS, top, topAt + last);
    FloatVector b = FloatVector.fromArray(FLOATS, middle, middleAt + last);
    FloatVector c = FloatVector.fromArray(FLOATS, bottom, bottomAt + last);
    int to = gradientAt;
    a.fma(after, FloatVector.fromArray(FLOATS, gradient, to)).add(g00).intoArray(gradient, to);
    to += pitch;
    a.fma(here, FloatVector.fromArray(FLOATS, gradient, to)).add(g01).intoArray(gradient, to);
    to += pitch;
    a.fma(before, FloatVector.fromArray(FLOATS, gradient, to)).add(g02).intoArray(gradient, to);
    to += pitch;
    b.fma(after, FloatVector.fromArray(FLOATS, gradient, to)).add(g10).intoArray(gradient, to);
    to += pitch;
    b.fma(here, FloatVector.fromArray(FLOATS, gradient, to)).add(g11).intoArray(gradient, to);
    to += pitch;
    b.fma(before, FloatVector.fromArray(FLOATS, gradient, to)).add(g12).intoArray(gradient, to);
    to += pitch;
    c.fma(after, FloatVector.fromArray(FLOATS, gradient, to)).add(g20).intoArray(gradient, to);
    to += pitch;
    c.fma(here, FloatVector.fromArray(FLOATS, gradient, to)).add(g21).intoArray(gradient, to);
    to += pitch;
    c.fma(before, FloatVector.fromArray(FLOATS, gradient, to)).add(g22).intoArray(gradient, to);
  }
}
