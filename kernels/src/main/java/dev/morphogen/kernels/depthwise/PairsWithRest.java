package dev.morphogen.kernels.depthwise;

import dev.morphogen.kernels.NormalizedRelu;

/**
 * Two rows of {@code row} numbers whose last channels fill no vector: {@code whole} does the others in both rows at once,
 * {@code rest} these in one row after the other.
 */
record PairsWithRest(StencilRows whole, StencilRows rest, int row) implements StencilRows {

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
    whole.apply(
        top, topAt, x, xAt, bottom, bottomAt, packed, turned, base, baseAt, adding, y, yAt, rows,
        end);
    rest.apply(
        top, topAt, x, xAt, x, xAt + row, packed, turned, base, baseAt, adding, y, yAt, 1, end);
    rest.apply(
        x,
        xAt,
        x,
        xAt + row,
        bottom,
        bottomAt,
        packed,
        turned,
        base,
        baseAt + row,
        adding,
        y,
        yAt + row,
        1,
        end);
  }
}
