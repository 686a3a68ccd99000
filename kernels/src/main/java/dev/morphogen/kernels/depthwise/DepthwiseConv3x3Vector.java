package dev.morphogen.kernels.depthwise;

import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.vector.Lanes;
import java.util.Arrays;

/**
 * {@link DepthwiseConv} for the stencil that nearly every network has, 3x3, and channels that fill
 * whole vectors. The image is read where it is: {@link StencilRows} treat left and right edges themselves,
 * and a row beyond the top or bottom is either another row of the image or the row of zeros that the
 * scratch holds.
 */
final class DepthwiseConv3x3Vector extends DepthwiseConv {

  private final int row;
  private final ByCount plain;
  private final ByCount withRelu;
  private final StencilGradient gradients;

  /** Any number of rows, or two: where there are no registers for two, pairs are rows like others. */
  private record ByCount(StencilRows any, StencilRows pairs) {

    static ByCount of(DepthwiseShape shape, boolean relu) {
      StencilRows any = StencilRows.any(shape, relu);
      return new ByCount(any, Lanes.MANY_REGISTERS ? StencilRows.pairs(shape, relu) : any);
    }
  }

  DepthwiseConv3x3Vector(DepthwiseShape shape) {
    super(shape);
    row = shape.width() * shape.channels();
    plain = ByCount.of(shape, false);
    withRelu = ByCount.of(shape, true);
    gradients = StencilGradient.of(shape);
  }

  @Override
  public int scratchSize() {
    return row;
  }

  @Override
  protected void convolve(
      float[] x,
      int xOffset,
      float[] packed,
      float[] y,
      int yOffset,
      boolean adding,
      float[] zeros,
      Rows rows) {
    NormalizedRelu end = NormalizedRelu.none();
    sweep(plain, x, xOffset, packed, false, y, yOffset, adding, y, yOffset, end, zeros, rows);
  }

  @Override
  protected void convolveRelu(
      float[] x,
      int xOffset,
      float[] packed,
      NormalizedRelu end,
      float[] y,
      int yOffset,
      boolean adding,
      float[] zeros,
      Rows rows) {
    sweep(withRelu, x, xOffset, packed, false, y, yOffset, adding, y, yOffset, end, zeros, rows);
  }

  @Override
  protected void convolveTransposed(
      float[] u,
      int uOffset,
      float[] packed,
      float[] x,
      int xOffset,
      boolean adding,
      float[] zeros,
      Rows rows) {
    NormalizedRelu end = NormalizedRelu.none();
    sweep(plain, u, uOffset, packed, true, x, xOffset, adding, x, xOffset, end, zeros, rows);
  }

  @Override
  protected void addTransposed(
      float[] base,
      int baseOffset,
      float[] u,
      int uOffset,
      float[] packed,
      float[] x,
      int xOffset,
      float[] zeros,
      Rows rows) {
    NormalizedRelu end = NormalizedRelu.none();
    sweep(plain, u, uOffset, packed, true, base, baseOffset, true, x, xOffset, end, zeros, rows);
  }

  private void sweep(
      ByCount stencil,
      float[] x,
      int xOffset,
      float[] packed,
      boolean turned,
      float[] base,
      int baseOffset,
      boolean adding,
      float[] y,
      int yOffset,
      NormalizedRelu end,
      float[] zeros,
      Rows rows) {
    clear(zeros, rows);
    for (int h = rows.first(), count; h < rows.end(); h += count) {
      count = together(h, rows.end());
      int above = source(h - 1);
      int below = source(h + count);
      (count == 2 ? stencil.pairs() : stencil.any())
          .apply(
              above < 0 ? zeros : x,
              above < 0 ? 0 : xOffset + above * row,
              x,
              xOffset + h * row,
              below < 0 ? zeros : x,
              below < 0 ? 0 : xOffset + below * row,
              packed,
              turned,
              base,
              baseOffset + h * row,
              adding,
              y,
              yOffset + h * row,
              count,
              end);
    }
  }

  /**
   * How many rows from h on are done at once: two if there are registers for them, and the last of an odd number alone; else
   * all that have rows above and below them.
   */
  private int together(int h, int end) {
    if (Lanes.MANY_REGISTERS) {
      return h + 1 < end ? 2 : 1;
    }
    int inner = Math.min(end, shape.height() - 1) - h;
    return h > 0 && inner > 0 ? inner : 1;
  }

  @Override
  protected void addStencilGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient, float[] zeros) {
    Arrays.fill(zeros, 0, row, 0);
    int last = shape.height() - 1;
    addGradientOfRows(0, 1, x, xOffset, u, uOffset, gradient, zeros);
    if (last > 1) {
      addGradientOfRows(1, last - 1, x, xOffset, u, uOffset, gradient, zeros);
    }
    if (last > 0) {
      addGradientOfRows(last, 1, x, xOffset, u, uOffset, gradient, zeros);
    }
  }

  /** Of {@code count} rows from row h on: more than one only if there are rows above and below them. */
  private void addGradientOfRows(
      int h,
      int count,
      float[] x,
      int xOffset,
      float[] u,
      int uOffset,
      float[] gradient,
      float[] zeros) {
    int above = source(h - 1);
    int below = source(h + 1);
    gradients.addGradient(
        above < 0 ? zeros : x,
        above < 0 ? 0 : xOffset + above * row,
        x,
        xOffset + h * row,
        below < 0 ? zeros : x,
        below < 0 ? 0 : xOffset + below * row,
        u,
        uOffset + h * row,
        count,
        gradient);
  }

  /** Only the first and the last row of an image see what lies beyond it. */
  private void clear(float[] zeros, Rows rows) {
    if (rows.first() == 0 || rows.end() == shape.height()) {
      Arrays.fill(zeros, 0, row, 0);
    }
  }

  private int source(int h) {
    return shape.boundary().source(h, shape.height());
  }
}
