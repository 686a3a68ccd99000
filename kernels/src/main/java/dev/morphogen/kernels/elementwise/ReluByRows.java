package dev.morphogen.kernels.elementwise;

import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.Rows;

/** relu(scale·y + shift) in some rows of an image {@code [h, w, c]}, where it stands: for operators that cannot end with it. */
public final class ReluByRows {

  private final Normalization row;
  private final int size;

  /** By the kernel for one row, {@code [width, channels]}. */
  public ReluByRows(Normalization row) {
    this.row = row;
    size = row.pixels * row.channels;
  }

  /** Overwrites these rows of the image that begins at {@code yOffset}. */
  public void run(float[] y, int yOffset, Rows rows, NormalizedRelu end) {
    for (int h = rows.first(); h < rows.end(); h++) {
      int at = yOffset + h * size;
      row.applyRelu(y, at, end.scale(), end.shift(), y, at);
    }
  }
}
