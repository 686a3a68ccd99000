package dev.morphogen.kernels.depthwise;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.vector.Lanes;
import dev.morphogen.kernels.vector.ShapeClass;
import java.lang.invoke.MethodHandles;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Any number of rows, one vector of channels after the other, whose taps stay in registers over all rows: all whole vectors,
 * or the channels that these leave over. Every number is loaded once and goes to the three neighbouring pixels that need it,
 * whose sums wait in registers: nine multiply-adds for three loads, and with nine taps fifteen registers, which even 16
 * hold. A template of {@link ShapeClass}.
 */
final class ThreeRows implements StencilRows {

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

  /** Whether for the channels that whole vectors leave over, in one that begins with others, or for all but these. */
  private static final boolean REST = SHAPE.get(4) == 1;

  private static final int FIRST = REST ? PITCH - Lanes.COUNT : 0;
  private static final int END = REST ? PITCH : Lanes.whole(PITCH);
  private static final int OTHERS = REST ? Lanes.whole(PITCH) - FIRST : 0;
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
      boolean turned,
      float[] base,
      int baseAt,
      boolean adding,
      float[] y,
      int yAt,
      int rows,
      NormalizedRelu end) {
    int belowFirst = bottomAt - (rows - 1) * ROW;
    int firstTap = turned ? 8 * PITCH : 0;
    int tapStep = turned ? -PITCH : PITCH;
    for (int c = FIRST; c < END; c += Lanes.COUNT) {
      correlate(
          top,
          topAt + c,
          middle,
          middleAt + c,
          bottom,
          belowFirst + c,
          packed,
          firstTap + c,
          tapStep,
          base,
          baseAt + c,
          adding,
          y,
          yAt + c,
          rows,
          end,
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
      float[] base,
      int baseAt,
      boolean adding,
      float[] y,
      int yAt,
      int rows,
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
    VectorMask<Float> stored = FLOATS.indexInRange(-OTHERS, Lanes.COUNT);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector scale = zero;
    FloatVector shift = zero;
    if (RELU) {
      scale = FloatVector.fromArray(FLOATS, end.scale(), channel);
      shift = FloatVector.fromArray(FLOATS, end.shift(), channel);
    }
    for (int row = 0; row < rows * ROW; row += ROW) {
      // Column 0 is the centre of pixel 0 and left of pixel 1.
      FloatVector a = FloatVector.fromArray(FLOATS, top, topAt + row);
      FloatVector b = FloatVector.fromArray(FLOATS, middle, middleAt + row);
      FloatVector c = FloatVector.fromArray(FLOATS, bottom, bottomAt + row);
      FloatVector before =
          adding ? FloatVector.fromArray(FLOATS, base, baseAt + row) : FloatVector.zero(FLOATS);
      if (WRAP) {
        before = FloatVector.fromArray(FLOATS, top, topAt + row + LAST).fma(k00, before);
        before = FloatVector.fromArray(FLOATS, middle, middleAt + row + LAST).fma(k10, before);
        before = FloatVector.fromArray(FLOATS, bottom, bottomAt + row + LAST).fma(k20, before);
      }
      before = c.fma(k21, b.fma(k11, a.fma(k01, before)));
      FloatVector here =
          adding
              ? FloatVector.fromArray(FLOATS, base, baseAt + row + PITCH)
              : FloatVector.zero(FLOATS);
      here = c.fma(k20, b.fma(k10, a.fma(k00, here)));

      for (int w = 1; w < WIDTH - 1; w++) {
        int at = w * PITCH;
        a = FloatVector.fromArray(FLOATS, top, topAt + row + at);
        b = FloatVector.fromArray(FLOATS, middle, middleAt + row + at);
        c = FloatVector.fromArray(FLOATS, bottom, bottomAt + row + at);
        before = c.fma(k22, b.fma(k12, a.fma(k02, before)));
        if (RELU) {
          before = scale.fma(before, shift);
          before = before.blend(zero, before.compare(LE, zero));
        }
        if (REST) {
          before.intoArray(y, yAt + row + at - PITCH, stored);
        } else {
          before.intoArray(y, yAt + row + at - PITCH);
        }
        before = c.fma(k21, b.fma(k11, a.fma(k01, here)));
        here =
            adding
                ? FloatVector.fromArray(FLOATS, base, baseAt + row + at + PITCH)
                : FloatVector.zero(FLOATS);
        here = c.fma(k20, b.fma(k10, a.fma(k00, here)));
      }

      // The last column is the centre of the last pixel and right of the one before.
      a = FloatVector.fromArray(FLOATS, top, topAt + row + LAST);
      b = FloatVector.fromArray(FLOATS, middle, middleAt + row + LAST);
      c = FloatVector.fromArray(FLOATS, bottom, bottomAt + row + LAST);
      before = c.fma(k22, b.fma(k12, a.fma(k02, before)));
      if (RELU) {
        before = scale.fma(before, shift);
        before = before.blend(zero, before.compare(LE, zero));
      }
      if (REST) {
        before.intoArray(y, yAt + row + LAST - PITCH, stored);
      } else {
        before.intoArray(y, yAt + row + LAST - PITCH);
      }
      here = c.fma(k21, b.fma(k11, a.fma(k01, here)));
      if (WRAP) {
        here = FloatVector.fromArray(FLOATS, top, topAt + row).fma(k02, here);
        here = FloatVector.fromArray(FLOATS, middle, middleAt + row).fma(k12, here);
        here = FloatVector.fromArray(FLOATS, bottom, bottomAt + row).fma(k22, here);
      }
      if (RELU) {
        here = scale.fma(here, shift);
        here = here.blend(zero, here.compare(LE, zero));
      }
      if (REST) {
        here.intoArray(y, yAt + row + LAST, stored);
      } else {
        here.intoArray(y, yAt + row + LAST);
      }
    }
  }
}
