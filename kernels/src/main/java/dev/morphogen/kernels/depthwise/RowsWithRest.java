package dev.morphogen.kernels.depthwise;

import dev.morphogen.kernels.NormalizedRelu;

/** Rows whose last channels fill no vector: {@code whole} does the others, {@code rest} these. */
record RowsWithRest(StencilRows whole, StencilRows rest) implements StencilRows {

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
        top, topAt, x, xAt, bottom, bottomAt, packed, turned, base, baseAt, adding, y, yAt, rows,
        end);
  }
}
