package dev.morphogen.kernels.depthwise;

import dev.morphogen.kernels.NormalizedRelu;

/**
 * Rows of {@code row} numbers whose last channels fill no vector: {@code whole} does the others in all rows at once, {@code
 * rest} these in one row after the other.
 */
record RowsWithRest(StencilRows whole, StencilRows rest, int row) implements StencilRows {

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
    for (int i = 0; i < rows; i++) {
      boolean first = i == 0;
      boolean last = i == rows - 1;
      int at = i * row;
      rest.apply(
          first ? top : x,
          first ? topAt : xAt + at - row,
          x,
          xAt + at,
          last ? bottom : x,
          last ? bottomAt : xAt + at + row,
          packed,
          turned,
          base,
          baseAt + at,
          adding,
          y,
          yAt + at,
          1,
          end);
    }
  }
}
