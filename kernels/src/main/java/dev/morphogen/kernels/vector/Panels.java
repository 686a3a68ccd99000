package dev.morphogen.kernels.vector;

/**
 * How weights lie that are the B of a {@link MatrixProduct}: with 16 registers in panels as wide as a tile, two vectors, one
 * after the other, {@code [panel, row, column of the panel]}. A tile then reads its B from one end to the other. Of whole
 * rows of 128 numbers it would read a line each of every eighth set of the first cache, which cannot hold as many: a dense
 * convolution of 128 channels took 1.6 times as long (Zen 3). With 32 registers rows stay whole: 128 channels
 * are as fast as 32 there (Zen 5).
 */
public record Panels(int rows, int columns, int width) {

  /** Of a matrix {@code [rows, columns]}. */
  public static Panels of(int rows, int columns) {
    int tile = 2 * Lanes.COUNT;
    boolean whole = Lanes.MANY_REGISTERS || columns <= tile;
    return new Panels(rows, columns, whole ? columns : tile);
  }

  /** The same in whole rows, as images lie. */
  static Panels whole(int columns) {
    return new Panels(0, columns, columns);
  }

  /** How many numbers all panels have, the last one filled up. */
  public long size() {
    return (long) Math.ceilDiv(columns, width) * width * rows;
  }

  /**
   * Copies rows {@code first} to {@code first + count} of the matrix whose number (row, column) stands at {@code
   * numbers[offset + (row - first)·rowStep + column·columnStep]}.
   */
  public void pack(
      float[] numbers,
      int offset,
      int rowStep,
      int columnStep,
      int first,
      int count,
      float[] packed,
      int packedOffset) {
    for (int c = 0; c < columns; c += width) {
      int full = Math.min(width, columns - c);
      for (int r = 0; r < count; r++) {
        int from = offset + r * rowStep + c * columnStep;
        int to = packedOffset + c * rows + (first + r) * width;
        if (columnStep == 1) {
          System.arraycopy(numbers, from, packed, to, full);
          continue;
        }
        for (int n = 0; n < full; n++) {
          packed[to + n] = numbers[from + n * columnStep];
        }
      }
    }
  }

  /** Where a column begins. */
  int column(int column) {
    return column / width * width * rows + column % width;
  }
}
