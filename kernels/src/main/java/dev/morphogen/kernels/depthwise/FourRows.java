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
 * Two rows, from four, one whole vector of channels after the other: as {@link ThreeRows}, but eighteen multiply-adds for
 * four loads and twice as many sums that do not wait for one another. Nine taps, six sums and four numbers are too many for
 * 16 registers. A template of {@link ShapeClass}.
 */
final class FourRows implements StencilRows {

  private static final List<Integer> SHAPE = ShapeClass.numbers(MethodHandles.lookup());
  private static final int WIDTH = SHAPE.get(0);
  private static final int PITCH = SHAPE.get(1);

  /** Whether columns −1 and WIDTH are the row's other end or zeros. */
  private static final boolean WRAP = SHAPE.get(2) == 1;

  /** Whether what {@link #apply} stores goes through a relu first. */
  private static final boolean RELU = SHAPE.get(3) == 1;

  private static final int WHOLE = Lanes.whole(PITCH);
  private static final int LAST = (WIDTH - 1) * PITCH;
  private static final int ROW = WIDTH * PITCH;

  FourRows() {}

  @Override
  public void apply(
      float[] top,
      int topAt,
      float[] x,
      int xAt,
      float[] bottom,
      int bottomAt,
      float[] packed,
      boolean turned,
      float[] base,
      int baseAt,
      boolean adding,
      float[] y,
      int yAt,
      int rows,
      NormalizedRelu end) {
    int firstTap = turned ? 8 * PITCH : 0;
    int tapStep = turned ? -PITCH : PITCH;
    for (int c = 0; c < WHOLE; c += Lanes.COUNT) {
      correlate(
          top,
          topAt + c,
          x,
          xAt + c,
          bottom,
          bottomAt + c,
          packed,
          firstTap + c,
          tapStep,
          base,
          baseAt + c,
          adding,
          y,
          yAt + c,
          end,
          c);
    }
  }

  private static void correlate(
      float[] top,
      int topAt,
      float[] x,
      int xAt,
      float[] bottom,
      int bottomAt,
      float[] taps,
      int firstTap,
      int tapStep,
      float[] base,
      int baseAt,
      boolean adding,
      float[] y,
      int yAt,
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
    FloatVector b = FloatVector.fromArray(FLOATS, x, xAt);
    FloatVector c = FloatVector.fromArray(FLOATS, x, xAt + ROW);
    FloatVector d = FloatVector.fromArray(FLOATS, bottom, bottomAt);
    FloatVector upperBefore = zero;
    FloatVector lowerBefore = zero;
    FloatVector upperHere = zero;
    FloatVector lowerHere = zero;
    if (adding) {
      upperBefore = FloatVector.fromArray(FLOATS, base, baseAt);
      lowerBefore = FloatVector.fromArray(FLOATS, base, baseAt + ROW);
      upperHere = FloatVector.fromArray(FLOATS, base, baseAt + PITCH);
      lowerHere = FloatVector.fromArray(FLOATS, base, baseAt + ROW + PITCH);
    }
    if (WRAP) {
      FloatVector left = FloatVector.fromArray(FLOATS, x, xAt + LAST);
      upperBefore = FloatVector.fromArray(FLOATS, top, topAt + LAST).fma(k00, upperBefore);
      upperBefore = left.fma(k10, upperBefore);
      lowerBefore = left.fma(k00, lowerBefore);
      left = FloatVector.fromArray(FLOATS, x, xAt + ROW + LAST);
      upperBefore = left.fma(k20, upperBefore);
      lowerBefore = left.fma(k10, lowerBefore);
      lowerBefore = FloatVector.fromArray(FLOATS, bottom, bottomAt + LAST).fma(k20, lowerBefore);
    }
    upperBefore = c.fma(k21, b.fma(k11, a.fma(k01, upperBefore)));
    lowerBefore = d.fma(k21, c.fma(k11, b.fma(k01, lowerBefore)));
    upperHere = c.fma(k20, b.fma(k10, a.fma(k00, upperHere)));
    lowerHere = d.fma(k20, c.fma(k10, b.fma(k00, lowerHere)));

    for (int w = 1; w < WIDTH - 1; w++) {
      int at = w * PITCH;
      a = FloatVector.fromArray(FLOATS, top, topAt + at);
      b = FloatVector.fromArray(FLOATS, x, xAt + at);
      c = FloatVector.fromArray(FLOATS, x, xAt + ROW + at);
      d = FloatVector.fromArray(FLOATS, bottom, bottomAt + at);
      upperBefore = c.fma(k22, b.fma(k12, a.fma(k02, upperBefore)));
      lowerBefore = d.fma(k22, c.fma(k12, b.fma(k02, lowerBefore)));
      if (RELU) {
        upperBefore = scale.fma(upperBefore, shift);
        upperBefore = upperBefore.blend(zero, upperBefore.compare(LE, zero));
        lowerBefore = scale.fma(lowerBefore, shift);
        lowerBefore = lowerBefore.blend(zero, lowerBefore.compare(LE, zero));
      }
      upperBefore.intoArray(y, yAt + at - PITCH);
      lowerBefore.intoArray(y, yAt + ROW + at - PITCH);
      upperBefore = c.fma(k21, b.fma(k11, a.fma(k01, upperHere)));
      lowerBefore = d.fma(k21, c.fma(k11, b.fma(k01, lowerHere)));
      upperHere = zero;
      lowerHere = zero;
      if (adding) {
        upperHere = FloatVector.fromArray(FLOATS, base, baseAt + at + PITCH);
        lowerHere = FloatVector.fromArray(FLOATS, base, baseAt + ROW + at + PITCH);
      }
      upperHere = c.fma(k20, b.fma(k10, a.fma(k00, upperHere)));
      lowerHere = d.fma(k20, c.fma(k10, b.fma(k00, lowerHere)));
    }

    // The last column is the centre of the last pixel and right of the one before.
    a = FloatVector.fromArray(FLOATS, top, topAt + LAST);
    b = FloatVector.fromArray(FLOATS, x, xAt + LAST);
    c = FloatVector.fromArray(FLOATS, x, xAt + ROW + LAST);
    d = FloatVector.fromArray(FLOATS, bottom, bottomAt + LAST);
    upperBefore = c.fma(k22, b.fma(k12, a.fma(k02, upperBefore)));
    lowerBefore = d.fma(k22, c.fma(k12, b.fma(k02, lowerBefore)));
    upperHere = c.fma(k21, b.fma(k11, a.fma(k01, upperHere)));
    lowerHere = d.fma(k21, c.fma(k11, b.fma(k01, lowerHere)));
    if (WRAP) {
      FloatVector right = FloatVector.fromArray(FLOATS, x, xAt);
      upperHere = FloatVector.fromArray(FLOATS, top, topAt).fma(k02, upperHere);
      upperHere = right.fma(k12, upperHere);
      lowerHere = right.fma(k02, lowerHere);
      right = FloatVector.fromArray(FLOATS, x, xAt + ROW);
      upperHere = right.fma(k22, upperHere);
      lowerHere = right.fma(k12, lowerHere);
      lowerHere = FloatVector.fromArray(FLOATS, bottom, bottomAt).fma(k22, lowerHere);
    }
    if (RELU) {
      upperBefore = scale.fma(upperBefore, shift);
      upperBefore = upperBefore.blend(zero, upperBefore.compare(LE, zero));
      lowerBefore = scale.fma(lowerBefore, shift);
      lowerBefore = lowerBefore.blend(zero, lowerBefore.compare(LE, zero));
      upperHere = scale.fma(upperHere, shift);
      upperHere = upperHere.blend(zero, upperHere.compare(LE, zero));
      lowerHere = scale.fma(lowerHere, shift);
      lowerHere = lowerHere.blend(zero, lowerHere.compare(LE, zero));
    }
    upperBefore.intoArray(y, yAt + LAST - PITCH);
    lowerBefore.intoArray(y, yAt + ROW + LAST - PITCH);
    upperHere.intoArray(y, yAt + LAST);
    lowerHere.intoArray(y, yAt + ROW + LAST);
  }
}
