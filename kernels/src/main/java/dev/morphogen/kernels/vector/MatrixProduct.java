package dev.morphogen.kernels.vector;

/**
 * C(r, n) = Σₛ Σₖ A(r, s, k) · B(s, k, n), the one product behind pointwise and dense convolutions in all
 * directions. A(r, s, k) stands at a[r·aRow + s·aSegment + k·aStep], B(s, k, n) at b[s·bSegment + k·bRow +
 * n], C(r, n) at c[r·cRow + n]; strides may overlap, which is how a convolution needs no copy of its
 * patches. B and C lie along the vectors, numbers of A are spread over them.
 *
 * <p>C is cut into tiles of 6, 4 or 1 rows by 4, 2 or 1 vectors that stay in registers while the sums
 * run. Two heights because no even number of rows from 4 on then leaves single ones over: image rows
 * are 32, 16, 8 or 4 pixels.
 */
public final class MatrixProduct {

  private final Strides strides;
  private final int rows;
  private final int columns;
  private final int sixes;
  private final int fours;

  /** For {@code rows} x {@code columns} results. */
  public MatrixProduct(int rows, int columns, Strides strides) {
    this.strides = strides;
    this.rows = rows;
    this.columns = columns;
    int over = rows % 6;
    // 2 or 3 rows over: one six less makes them two fours (and one).
    this.sixes = rows / 6 - (rows > 6 && (over == 2 || over == 3) ? 1 : 0);
    this.fours = (rows - 6 * sixes) / 4;
  }

  /** c = A B, or c += A B, each matrix from its offset. */
  public void multiply(
      float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, boolean adding) {
    int n = 0;
    if (Lanes.MANY_REGISTERS) {
      for (; n + 4 * Lanes.COUNT <= columns; n += 4 * Lanes.COUNT) {
        fourVectors(a, aOffset, b, bOffset + n, c, cOffset + n, adding);
      }
    }
    for (; n + 2 * Lanes.COUNT <= columns; n += 2 * Lanes.COUNT) {
      twoVectors(a, aOffset, b, bOffset + n, c, cOffset + n, adding);
    }
    for (; n + Lanes.COUNT <= columns; n += Lanes.COUNT) {
      oneVector(a, aOffset, b, bOffset + n, c, cOffset + n, adding);
    }
    if (n < columns) {
      tail(a, aOffset, b, bOffset + n, c, cOffset + n, columns - n, adding);
    }
  }

  private void fourVectors(
      float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    int r = 0;
    for (; r < 6 * sixes; r += 6) {
      WideTiles.six(strides, a, aAt + r * strides.aRow(), b, bAt, c, cAt + r * strides.cRow(), adding);
    }
    for (; r < 6 * sixes + 4 * fours; r += 4) {
      WideTiles.four(strides, a, aAt + r * strides.aRow(), b, bAt, c, cAt + r * strides.cRow(), adding);
    }
    for (; r < rows; r++) {
      WideTiles.one(strides, a, aAt + r * strides.aRow(), b, bAt, c, cAt + r * strides.cRow(), adding);
    }
  }

  private void twoVectors(
      float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    int r = 0;
    for (; r < 6 * sixes; r += 6) {
      MiddleTiles.six(strides, a, aAt + r * strides.aRow(), b, bAt, c, cAt + r * strides.cRow(), adding);
    }
    for (; r < 6 * sixes + 4 * fours; r += 4) {
      MiddleTiles.four(strides, a, aAt + r * strides.aRow(), b, bAt, c, cAt + r * strides.cRow(), adding);
    }
    for (; r < rows; r++) {
      MiddleTiles.one(strides, a, aAt + r * strides.aRow(), b, bAt, c, cAt + r * strides.cRow(), adding);
    }
  }

  private void oneVector(
      float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    int r = 0;
    for (; r < 6 * sixes; r += 6) {
      NarrowTiles.six(strides, a, aAt + r * strides.aRow(), b, bAt, c, cAt + r * strides.cRow(), adding);
    }
    for (; r < 6 * sixes + 4 * fours; r += 4) {
      NarrowTiles.four(strides, a, aAt + r * strides.aRow(), b, bAt, c, cAt + r * strides.cRow(), adding);
    }
    for (; r < rows; r++) {
      NarrowTiles.one(strides, a, aAt + r * strides.aRow(), b, bAt, c, cAt + r * strides.cRow(), adding);
    }
  }

  private void tail(
      float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int width, boolean adding) {
    int r = 0;
    for (; r < 6 * sixes; r += 6) {
      TailTiles.six(strides, a, aAt + r * strides.aRow(), b, bAt, c, cAt + r * strides.cRow(), width, adding);
    }
    for (; r < 6 * sixes + 4 * fours; r += 4) {
      TailTiles.four(strides, a, aAt + r * strides.aRow(), b, bAt, c, cAt + r * strides.cRow(), width, adding);
    }
    for (; r < rows; r++) {
      TailTiles.one(strides, a, aAt + r * strides.aRow(), b, bAt, c, cAt + r * strides.cRow(), width, adding);
    }
  }
}
