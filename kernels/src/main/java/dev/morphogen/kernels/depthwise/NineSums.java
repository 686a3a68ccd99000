package dev.morphogen.kernels.depthwise;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import dev.morphogen.kernels.vector.ShapeClass;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link StencilGradient}, one vector of channels after the other, the last one ending with them: nine sums wait in registers
 * over all rows. A template of {@link ShapeClass}.
 *
 * <p>The JIT unrolls the loop over pixels and would load four of them before it adds one, for which 16 registers do not
 * suffice: sums would wait in memory, at half the speed. A fence between pixels keeps the next one's loads below it, and
 * is no instruction on x86, where alone there are so few registers.
 */
final class NineSums implements StencilGradient {

  private static final List<Integer> SHAPE = ShapeClass.numbers(MethodHandles.lookup());
  private static final int WIDTH = SHAPE.get(0);
  private static final int PITCH = SHAPE.get(1);

  /** Whether columns −1 and WIDTH are the row's other end or zeros. */
  private static final boolean WRAP = SHAPE.get(2) == 1;

  private static final int LAST = (WIDTH - 1) * PITCH;
  private static final int ROW = WIDTH * PITCH;

  NineSums() {}

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
      int at = Math.min(c, PITCH - Lanes.COUNT);
      addVectorGradient(
          top,
          topAt + at,
          middle,
          middleAt + at,
          bottom,
          bottomAt + at,
          u,
          uAt + at,
          rows,
          gradient,
          at,
          c - at);
    }
  }

  /**
   * Each row's last column stands apart, as nothing or the first column is right of it. The first {@code others} channels
   * of the vector are left alone.
   */
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
      int gradientAt,
      int others) {
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
        if (!Lanes.MANY_REGISTERS) {
          VarHandle.loadLoadFence();
        }
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
    if (PITCH % Lanes.COUNT > 0) {
      VectorMask<Float> leftAlone = FLOATS.indexInRange(0, others);
      g00 = g00.blend(zero, leftAlone);
      g01 = g01.blend(zero, leftAlone);
      g02 = g02.blend(zero, leftAlone);
      g10 = g10.blend(zero, leftAlone);
      g11 = g11.blend(zero, leftAlone);
      g12 = g12.blend(zero, leftAlone);
      g20 = g20.blend(zero, leftAlone);
      g21 = g21.blend(zero, leftAlone);
      g22 = g22.blend(zero, leftAlone);
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
