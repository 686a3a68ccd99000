package dev.morphogen.kernels.vector;

import dev.morphogen.kernels.NormalizedRelu;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;

/**
 * C(r, n) = Σₛ Σₖ A(r, s, k) · B(s, k, n), the one product behind pointwise and dense convolutions in all
 * directions. A(r, s, k) stands at a[r·aRow + s·aSegment + k·aStep], B(s, k, n) at b[s·bSegment + k·bRow +
 * n], or where its {@link Panels} say, C(r, n) at c[r·cRow + n]; strides may overlap, which is how a convolution needs
 * no copy of its patches. B and C lie along the vectors, numbers of A are spread over them.
 *
 * <p>C is cut into tiles of two vectors that stay in registers while the sums run. With 32 registers they have 8 rows, and
 * run at 84 to 99 % of the peak (Zen 4); as arrays may begin off the cache lines, each vector of B may be two of them, and a tall
 * tile reads fewer. Tiles of 6 rows by 4 vectors were no faster, whatever the number of rows (Zen 5, docs/performance.md).
 *
 * <p>With 16 registers tiles have 4 rows where a sum's numbers of A are neighbours, and 6 else, as they then need fewer
 * lines, which come from as many. Sixes leave four registers for A and B; the JIT loads up to six numbers ahead, and for some
 * shapes it puts two sums into memory for that, at half the speed.
 */
public final class MatrixProduct {

  private final Strides strides;
  private final Panels panels;
  private final Tiles tiles;
  private final int rows;
  private final int columns;
  private final int tallest;
  private final int[] heights;

  /** For {@code rows} x {@code columns} results, all matrices in whole rows. */
  public MatrixProduct(int rows, int columns, Strides strides) {
    this(rows, columns, strides, Panels.whole(columns));
  }

  /** The same with B in panels. */
  public MatrixProduct(int rows, int columns, Strides strides, Panels panels) {
    this.strides = strides;
    this.panels = panels;
    this.tiles =
        ShapeClass.instance(
            MethodHandles.lookup(), TwoVectorTiles.class, Tiles.class, strides.numbers());
    this.rows = rows;
    this.columns = columns;
    this.tallest = Lanes.MANY_REGISTERS ? 8 : strides.aStep() == 1 ? 4 : 6;
    this.heights = heights(tallest, rows);
  }

  /** Whether {@link #multiplyRelu} can do it: where all tiles have eight rows, or four, and two vectors. */
  public boolean endsWithRelu() {
    return tallest != 6 && rows % tallest == 0 && columns % (2 * Lanes.COUNT) == 0;
  }

  /** c = relu(scale·A B + shift), where {@link #endsWithRelu}. */
  public void multiplyRelu(
      float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, NormalizedRelu end) {
    multiplyRelu(a, aOffset, b, bOffset, c, cOffset, end, false);
  }

  /** c += relu(scale·A B + shift), where {@link #endsWithRelu}. */
  public void addMultipliedRelu(
      float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, NormalizedRelu end) {
    multiplyRelu(a, aOffset, b, bOffset, c, cOffset, end, true);
  }

  private void multiplyRelu(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      NormalizedRelu end,
      boolean adding) {
    for (int n = 0; n < columns; n += 2 * Lanes.COUNT) {
      int aAt = aOffset;
      int bAt = bOffset + panels.column(n);
      int cAt = cOffset + n;
      for (int height : heights) {
        if (height == 8) {
          tiles.eightWithRelu(a, aAt, b, bAt, c, cAt, adding, end, n);
        } else {
          tiles.fourWithRelu(a, aAt, b, bAt, c, cAt, adding, end, n);
        }
        aAt += height * strides.aRow();
        cAt += height * strides.cRow();
      }
    }
  }

  /**
   * Rows of the tiles, one below the other: as many of the tallest as fit, then what is left. Two or three left over are single
   * rows, which wait for each other; so one of the tallest less, and they become a six and a four, or two fours.
   */
  static int[] heights(int tallest, int rows) {
    int over = rows % tallest;
    boolean fewer = tallest > 4 && rows > tallest && (over == 2 || over == 3);
    int tall = rows / tallest - (fewer ? 1 : 0);
    int left = rows - tall * tallest;
    int sixes = tallest > 6 ? left / 6 : 0;
    int fours = (left - 6 * sixes) / 4;
    int ones = left - 6 * sixes - 4 * fours;
    int[] heights = new int[tall + sixes + fours + ones];
    Arrays.fill(heights, 1);
    Arrays.fill(heights, 0, tall, tallest);
    Arrays.fill(heights, tall, tall + sixes, 6);
    Arrays.fill(heights, tall + sixes, tall + sixes + fours, 4);
    return heights;
  }

  /** c = A B, or c += A B, each matrix from its offset. */
  public void multiply(
      float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, boolean adding) {
    int n = 0;
    for (; n + 2 * Lanes.COUNT <= columns; n += 2 * Lanes.COUNT) {
      twoVectors(a, aOffset, b, bOffset + panels.column(n), c, cOffset + n, adding);
    }
    for (; n + Lanes.COUNT <= columns; n += Lanes.COUNT) {
      oneVector(a, aOffset, b, bOffset + panels.column(n), c, cOffset + n, adding);
    }
    if (n < columns) {
      lastColumns(n, a, aOffset, b, bOffset + panels.column(n), c, cOffset + n, adding);
    }
  }

  /** Fewer columns than a vector has, from column n on: in a vector that begins before them, if it can. */
  private void lastColumns(
      int n, float[] a, int aOffset, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    int width = columns - n;
    int before = Lanes.COUNT - width;
    if (n % panels.width() >= before) {
      if (adding) {
        partOfVector(a, aOffset, b, bAt - before, c, cAt - before, before, width, true);
      } else {
        // The columns before come out as they are.
        oneVector(a, aOffset, b, bAt - before, c, cAt - before, false);
      }
    } else if (strides.lastOfB(bAt) + Lanes.COUNT > b.length) {
      numberByNumber(a, aOffset, b, bAt, c, cAt, width, adding);
    } else {
      partOfVector(a, aOffset, b, bAt, c, cAt, 0, width, adding);
    }
  }

  private void twoVectors(
      float[] a, int aOffset, float[] b, int bAt, float[] c, int cOffset, boolean adding) {
    int aAt = aOffset;
    int cAt = cOffset;
    for (int height : heights) {
      switch (height) {
        case 8 -> tiles.eight(a, aAt, b, bAt, c, cAt, adding);
        case 6 -> tiles.six(a, aAt, b, bAt, c, cAt, adding);
        case 4 -> tiles.four(a, aAt, b, bAt, c, cAt, adding);
        default -> tiles.one(a, aAt, b, bAt, c, cAt, adding);
      }
      aAt += height * strides.aRow();
      cAt += height * strides.cRow();
    }
  }

  private void oneVector(
      float[] a, int aOffset, float[] b, int bAt, float[] c, int cOffset, boolean adding) {
    int aAt = aOffset;
    int cAt = cOffset;
    for (int height : heights) {
      switch (height) {
        case 8 -> OneVectorTiles.eight(strides, a, aAt, b, bAt, c, cAt, adding);
        case 6 -> OneVectorTiles.six(strides, a, aAt, b, bAt, c, cAt, adding);
        case 4 -> OneVectorTiles.four(strides, a, aAt, b, bAt, c, cAt, adding);
        default -> OneVectorTiles.one(strides, a, aAt, b, bAt, c, cAt, adding);
      }
      aAt += height * strides.aRow();
      cAt += height * strides.cRow();
    }
  }

  private void partOfVector(
      float[] a,
      int aOffset,
      float[] b,
      int bAt,
      float[] c,
      int cOffset,
      int before,
      int width,
      boolean adding) {
    int aAt = aOffset;
    int cAt = cOffset;
    int fours = rows / 4 * 4;
    for (int r = 0; r < fours; r += 4) {
      TailTiles.four(strides, a, aAt, b, bAt, c, cAt, before, width, adding);
      aAt += 4 * strides.aRow();
      cAt += 4 * strides.cRow();
    }
    for (int r = fours; r < rows; r++) {
      TailTiles.one(strides, a, aAt, b, bAt, c, cAt, before, width, adding);
      aAt += strides.aRow();
      cAt += strides.cRow();
    }
  }

  /**
   * The last columns where B ends before a whole vector does: the same operations in the same order,
   * so that the bits do not tell whether an image was the last of its array.
   */
  private void numberByNumber(
      float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int width, boolean adding) {
    for (int r = 0; r < rows; r++) {
      for (int n = 0; n < width; n++) {
        int at = cAt + r * strides.cRow() + n;
        float start = adding ? c[at] : 0;
        c[at] = strides.addProducts(start, a, aAt + r * strides.aRow(), b, bAt + n);
      }
    }
  }
}
