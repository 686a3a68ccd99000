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
 * <p>C is cut into tiles that stay in registers while the sums run. With 32 registers 8 rows by 2
 * vectors ran at 84 to 99 % of the peak (Zen 4) where rows are a multiple of 8, and 6 by 4 at 75 to 92
 * %: arrays begin off the cache lines, so each vector of B is two lines, and a tall tile needs fewer of
 * them. Other rows are cut in sixes by 4 vectors. Fours next to the sixes, because then no even number of
 * rows from 4 on leaves single ones over.
 *
 * <p>With 16 registers tiles are 2 vectors wide: 4 rows where a sum's numbers of A are neighbours, and sixes
 * else, which need fewer lines where those come from as many. Sixes leave four registers for A and B; the JIT loads
 * up to six numbers ahead, and for some shapes it puts two sums into memory for that, at half the speed.
 */
public final class MatrixProduct {

  private final Strides strides;
  private final Panels panels;
  private final Tiles middle;
  private final int rows;
  private final int columns;
  private final boolean eights;
  private final boolean fours;
  private final boolean wide;
  private final int[] heights;

  /** For {@code rows} x {@code columns} results, all matrices in whole rows. */
  public MatrixProduct(int rows, int columns, Strides strides) {
    this(rows, columns, strides, Panels.whole(columns));
  }

  /** The same with B in panels. */
  public MatrixProduct(int rows, int columns, Strides strides, Panels panels) {
    this.strides = strides;
    this.panels = panels;
    this.middle =
        ShapeClass.instance(
            MethodHandles.lookup(), MiddleTiles.class, Tiles.class, strides.numbers());
    this.rows = rows;
    this.columns = columns;
    this.eights = Lanes.MANY_REGISTERS && rows % 8 == 0;
    this.wide = Lanes.MANY_REGISTERS && !eights;
    this.fours = !Lanes.MANY_REGISTERS && strides.aStep() == 1;
    this.heights = eights ? allOf(8, rows) : fours ? allOf(4, rows) : sixesAndFours(rows);
  }

  /** Whether {@link #multiplyRelu} can do it: where all tiles have eight rows, or four, and two vectors. */
  public boolean endsWithRelu() {
    return (eights || fours && rows % 4 == 0) && columns % (2 * Lanes.COUNT) == 0;
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
        if (eights) {
          middle.eightWithRelu(a, aAt, b, bAt, c, cAt, adding, end, n);
        } else {
          middle.fourWithRelu(a, aAt, b, bAt, c, cAt, adding, end, n);
        }
        aAt += height * strides.aRow();
        cAt += height * strides.cRow();
      }
    }
  }

  /** As many of {@code height} as fit, then ones. */
  private static int[] allOf(int height, int rows) {
    int[] heights = new int[rows / height + rows % height];
    Arrays.fill(heights, 1);
    Arrays.fill(heights, 0, rows / height, height);
    return heights;
  }

  static int[] sixesAndFours(int rows) {
    int over = rows % 6;
    // 2 or 3 rows over: one six less makes them two fours (and one).
    int sixes = rows / 6 - (rows > 6 && (over == 2 || over == 3) ? 1 : 0);
    int fours = (rows - 6 * sixes) / 4;
    int[] heights = new int[rows - 5 * sixes - 3 * fours];
    Arrays.fill(heights, 1);
    Arrays.fill(heights, 0, sixes, 6);
    Arrays.fill(heights, sixes, sixes + fours, 4);
    return heights;
  }

  /** c = A B, or c += A B, each matrix from its offset. */
  public void multiply(
      float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, boolean adding) {
    int n = 0;
    if (wide) {
      for (; n + 4 * Lanes.COUNT <= columns; n += 4 * Lanes.COUNT) {
        fourVectors(a, aOffset, b, bOffset + panels.column(n), c, cOffset + n, adding);
      }
    }
    for (; n + 2 * Lanes.COUNT <= columns; n += 2 * Lanes.COUNT) {
      twoVectors(a, aOffset, b, bOffset + panels.column(n), c, cOffset + n, adding);
    }
    for (; n + Lanes.COUNT <= columns; n += Lanes.COUNT) {
      oneVector(a, aOffset, b, bOffset + panels.column(n), c, cOffset + n, adding);
    }
    if (n == columns) {
      return;
    }
    int bAt = bOffset + panels.column(n);
    if (strides.lastOfB(bAt) + Lanes.COUNT > b.length) {
      numberByNumber(a, aOffset, b, bAt, c, cOffset + n, columns - n, adding);
    } else {
      partOfVector(a, aOffset, b, bAt, c, cOffset + n, columns - n, adding);
    }
  }

  private void fourVectors(
      float[] a, int aOffset, float[] b, int bAt, float[] c, int cOffset, boolean adding) {
    int aAt = aOffset;
    int cAt = cOffset;
    for (int height : heights) {
      switch (height) {
        case 6 -> WideTiles.six(strides, a, aAt, b, bAt, c, cAt, adding);
        case 4 -> WideTiles.four(strides, a, aAt, b, bAt, c, cAt, adding);
        default -> WideTiles.one(strides, a, aAt, b, bAt, c, cAt, adding);
      }
      aAt += height * strides.aRow();
      cAt += height * strides.cRow();
    }
  }

  private void twoVectors(
      float[] a, int aOffset, float[] b, int bAt, float[] c, int cOffset, boolean adding) {
    int aAt = aOffset;
    int cAt = cOffset;
    for (int height : heights) {
      switch (height) {
        case 8 -> middle.eight(a, aAt, b, bAt, c, cAt, adding);
        case 6 -> middle.six(a, aAt, b, bAt, c, cAt, adding);
        case 4 -> middle.four(a, aAt, b, bAt, c, cAt, adding);
        default -> middle.one(a, aAt, b, bAt, c, cAt, adding);
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
        case 8 -> NarrowTiles.eight(strides, a, aAt, b, bAt, c, cAt, adding);
        case 6 -> NarrowTiles.six(strides, a, aAt, b, bAt, c, cAt, adding);
        case 4 -> NarrowTiles.four(strides, a, aAt, b, bAt, c, cAt, adding);
        default -> NarrowTiles.one(strides, a, aAt, b, bAt, c, cAt, adding);
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
      int width,
      boolean adding) {
    int aAt = aOffset;
    int cAt = cOffset;
    int fours = rows / 4 * 4;
    for (int r = 0; r < fours; r += 4) {
      TailTiles.four(strides, a, aAt, b, bAt, c, cAt, width, adding);
      aAt += 4 * strides.aRow();
      cAt += 4 * strides.cRow();
    }
    for (int r = fours; r < rows; r++) {
      TailTiles.one(strides, a, aAt, b, bAt, c, cAt, width, adding);
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
