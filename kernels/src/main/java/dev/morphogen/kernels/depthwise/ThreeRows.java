package dev.morphogen.kernels.depthwise;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.vector.Lanes;
import dev.morphogen.kernels.vector.ShapeClass;
import java.lang.invoke.MethodHandles;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * {@link StencilRow}, one vector of channels after the other. Every number is loaded once and goes to the three
 * neighbouring pixels that need it, whose sums wait in registers: nine multiply-adds for three loads, and with nine taps
 * fifteen registers, which even 16 hold. A template of {@link ShapeClass}.
 */
final class ThreeRows implements StencilRow {

  private static final List<Integer> SHAPE = ShapeClass.numbers(MethodHandles.lookup());
  private static final int WIDTH = SHAPE.get(0);
  private static final int PITCH = SHAPE.get(1);

  /** Whether columns −1 and WIDTH are the row's other end or zeros. */
  private static final boolean WRAP = SHAPE.get(2) == 1;

  /**
   * Whether what {@link #apply} stores goes through a relu first. It stands in full three times: the JIT inlines a method
   * of ours no more when there are so many nodes, only the vectors' own.
   */
  private static final boolean RELU = SHAPE.get(3) == 1;

  private static final int LAST = (WIDTH - 1) * PITCH;
  private static final int ROW = WIDTH * PITCH;

  ThreeRows() {}

  @Override
  public void apply(
      float[] top,
      int topAt,
      float[] middle,
      int middleAt,
      float[] bottom,
      int bottomAt,
      float[] packed,
      float[] y,
      int yAt,
      boolean adding,
      NormalizedRelu end) {
    for (int c = 0; c < PITCH; c += Lanes.COUNT) {
      correlate(
          top,
          topAt + c,
          middle,
          middleAt + c,
          bottom,
          bottomAt + c,
          packed,
          c,
          PITCH,
          y,
          yAt + c,
          adding,
          end,
          c);
    }
  }

  @Override
  public void transpose(
      float[] top,
      int topAt,
      float[] middle,
      int middleAt,
      float[] bottom,
      int bottomAt,
      float[] packed,
      float[] x,
      int xAt,
      boolean adding) {
    for (int c = 0; c < PITCH; c += Lanes.COUNT) {
      correlate(
          top,
          topAt + c,
          middle,
          middleAt + c,
          bottom,
          bottomAt + c,
          packed,
          8 * PITCH + c,
          -PITCH,
          x,
          xAt + c,
          adding,
          NormalizedRelu.none(),
          c);
    }
  }

  @Override
  public void addGradient(
      float[] top,
      int topAt,
      float[] middle,
      int middleAt,
      float[] bottom,
      int bottomAt,
      float[] u,
      int uAt,
      int rows,
      float[] gradient) {
    for (int c = 0; c < PITCH; c += Lanes.COUNT) {
      addVectorGradient(
          top,
          topAt + c,
          middle,
          middleAt + c,
          bottom,
          bottomAt + c,
          u,
          uAt + c,
          rows,
          gradient,
          c);
    }
  }

  private static void correlate(
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
      boolean adding,
      NormalizedRelu end,
      int channel) {
    FloatVector k00 = FloatVector.fromArray(FLOATS, taps, firstTap);
    FloatVector k01 = FloatVector.fromArray(FLOATS, taps, firstTap + tapStep);
    FloatVector k02 = FloatVector.fromArray(FLOATS, taps, firstTap + 2 * tapStep);
    FloatVector k10 = FloatVector.fromArray(FLOATS, taps, firstTap + 3 * tapStep);
    FloatVector k11 = FloatVector.fromArray(FLOATS, taps, firstTap + 4 * tapStep);
    FloatVector k12 = FloatVector.fromArray(FLOATS, taps, firstTap + 5 * tapStep);
    FloatVector k20 = FloatVector.fromArray(FLOATS, taps, firstTap + 6 * tapStep);
    FloatVector k21 = FloatVector.fromArray(FLOATS, taps, firstTap + 7 * tapStep);
    FloatVector k22 = FloatVector.fromArray(FLOATS, taps, firstTap + 8 * tapStep);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector scale = zero;
    FloatVector shift = zero;
    if (RELU) {
      scale = FloatVector.fromArray(FLOATS, end.scale(), channel);
      shift = FloatVector.fromArray(FLOATS, end.shift(), channel);
    }
    // Column 0 is the centre of pixel 0 and left of pixel 1.
    FloatVector a = FloatVector.fromArray(FLOATS, top, topAt);
    FloatVector b = FloatVector.fromArray(FLOATS, middle, middleAt);
    FloatVector c = FloatVector.fromArray(FLOATS, bottom, bottomAt);
    FloatVector before = adding ? FloatVector.fromArray(FLOATS, y, yAt) : FloatVector.zero(FLOATS);
    if (WRAP) {
      before = FloatVector.fromArray(FLOATS, top, topAt + LAST).fma(k00, before);
      before = FloatVector.fromArray(FLOATS, middle, middleAt + LAST).fma(k10, before);
      before = FloatVector.fromArray(FLOATS, bottom, bottomAt + LAST).fma(k20, before);
    }
    before = c.fma(k21, b.fma(k11, a.fma(k01, before)));
    FloatVector here =
        adding ? FloatVector.fromArray(FLOATS, y, yAt + PITCH) : FloatVector.zero(FLOATS);
    here = c.fma(k20, b.fma(k10, a.fma(k00, here)));

    for (int w = 1; w < WIDTH - 1; w++) {
      int at = w * PITCH;
      a = FloatVector.fromArray(FLOATS, top, topAt + at);
      b = FloatVector.fromArray(FLOATS, middle, middleAt + at);
      c = FloatVector.fromArray(FLOATS, bottom, bottomAt + at);
      before = c.fma(k22, b.fma(k12, a.fma(k02, before)));
      if (RELU) {
        before = scale.fma(before, shift);
        before = before.blend(zero, before.compare(LE, zero));
      }
      before.intoArray(y, yAt + at - PITCH);
      before = c.fma(k21, b.fma(k11, a.fma(k01, here)));
      here = adding ? FloatVector.fromArray(FLOATS, y, yAt + at + PITCH) : FloatVector.zero(FLOATS);
      here = c.fma(k20, b.fma(k10, a.fma(k00, here)));
    }

    // The last column is the centre of the last pixel and right of the one before.
    a = FloatVector.fromArray(FLOATS, top, topAt + LAST);
    b = FloatVector.fromArray(FLOATS, middle, middleAt + LAST);
    c = FloatVector.fromArray(FLOATS, bottom, bottomAt + LAST);
    before = c.fma(k22, b.fma(k12, a.fma(k02, before)));
    if (RELU) {
      before = scale.fma(before, shift);
      before = before.blend(zero, before.compare(LE, zero));
    }
    before.intoArray(y, yAt + LAST - PITCH);
    here = c.fma(k21, b.fma(k11, a.fma(k01, here)));
    if (WRAP) {
      here = FloatVector.fromArray(FLOATS, top, topAt).fma(k02, here);
      here = FloatVector.fromArray(FLOATS, middle, middleAt).fma(k12, here);
      here = FloatVector.fromArray(FLOATS, bottom, bottomAt).fma(k22, here);
    }
    if (RELU) {
      here = scale.fma(here, shift);
      here = here.blend(zero, here.compare(LE, zero));
    }
    here.intoArray(y, yAt + LAST);
  }

  /** Each row's last column stands apart, as nothing or the first column is right of it. */
  private static void addVectorGradient(
      float[] top,
      int topAt,
      float[] middle,
      int middleAt,
      float[] bottom,
      int bottomAt,
      float[] u,
      int uAt,
      int rows,
      float[] gradient,
      int gradientAt) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector g00 = zero;
    FloatVector g01 = zero;
    FloatVector g02 = zero;
    FloatVector g10 = zero;
    FloatVector g11 = zero;
    FloatVector g12 = zero;
    FloatVector g20 = zero;
    FloatVector g21 = zero;
    FloatVector g22 = zero;
    for (int row = 0; row < rows * ROW; row += ROW) {
      FloatVector before = WRAP ? FloatVector.fromArray(FLOATS, u, uAt + row + LAST) : zero;
      FloatVector here = FloatVector.fromArray(FLOATS, u, uAt + row);
      for (int w = 0; w < WIDTH - 1; w++) {
        int at = row + w * PITCH;
        FloatVector after = FloatVector.fromArray(FLOATS, u, uAt + at + PITCH);
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
      FloatVector after = WRAP ? FloatVector.fromArray(FLOATS, u, uAt + row) : zero;
      FloatVector a = FloatVector.fromArray(FLOATS, top, topAt + row + LAST);
      FloatVector b = FloatVector.fromArray(FLOATS, middle, middleAt + row + LAST);
      FloatVector c = FloatVector.fromArray(FLOATS, bottom, bottomAt + row + LAST);
      g00 = a.fma(after, g00);
      g01 = a.fma(here, g01);
      g02 = a.fma(before, g02);
      g10 = b.fma(after, g10);
      g11 = b.fma(here, g11);
      g12 = b.fma(before, g12);
      g20 = c.fma(after, g20);
      g21 = c.fma(here, g21);
      g22 = c.fma(before, g22);
    }
    g00.add(FloatVector.fromArray(FLOATS, gradient, gradientAt)).intoArray(gradient, gradientAt);
    g01.add(FloatVector.fromArray(FLOATS, gradient, gradientAt + PITCH))
        .intoArray(gradient, gradientAt + PITCH);
    g02.add(FloatVector.fromArray(FLOATS, gradient, gradientAt + 2 * PITCH))
        .intoArray(gradient, gradientAt + 2 * PITCH);
    g10.add(FloatVector.fromArray(FLOATS, gradient, gradientAt + 3 * PITCH))
        .intoArray(gradient, gradientAt + 3 * PITCH);
    g11.add(FloatVector.fromArray(FLOATS, gradient, gradientAt + 4 * PITCH))
        .intoArray(gradient, gradientAt + 4 * PITCH);
    g12.add(FloatVector.fromArray(FLOATS, gradient, gradientAt + 5 * PITCH))
        .intoArray(gradient, gradientAt + 5 * PITCH);
    g20.add(FloatVector.fromArray(FLOATS, gradient, gradientAt + 6 * PITCH))
        .intoArray(gradient, gradientAt + 6 * PITCH);
    g21.add(FloatVector.fromArray(FLOATS, gradient, gradientAt + 7 * PITCH))
        .intoArray(gradient, gradientAt + 7 * PITCH);
    g22.add(FloatVector.fromArray(FLOATS, gradient, gradientAt + 8 * PITCH))
        .intoArray(gradient, gradientAt + 8 * PITCH);
  }
}
