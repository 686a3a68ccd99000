package dev.morphogen.kernels.vector;

import java.util.List;

/**
 * Where the numbers of a {@link MatrixProduct} stand and how long its sums are: {@code segments} runs
 * of {@code depth} terms.
 */
public record Strides(
    int segments, int depth, int aRow, int aSegment, int aStep, int bSegment, int bRow, int cRow) {

  /** What {@link #numbers} gave. */
  static Strides of(List<Integer> n) {
    return new Strides(
        n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5), n.get(6), n.get(7));
  }

  /** All eight, for {@link ShapeClass}. */
  List<Integer> numbers() {
    return List.of(segments, depth, aRow, aSegment, aStep, bSegment, bRow, cRow);
  }

  /** Sums of one run. */
  public static Strides oneRun(int depth, int aRow, int aStep, int bRow, int cRow) {
    return new Strides(1, depth, aRow, 0, aStep, 0, bRow, cRow);
  }

  /** Where the last term of a column of B stands that begins at {@code bAt}. */
  int lastOfB(int bAt) {
    return bAt + (segments - 1) * bSegment + (depth - 1) * bRow;
  }

  /** start + Σ A·B of one row and one column. */
  float addProducts(float start, float[] a, int aAt, float[] b, int bAt) {
    float sum = start;
    for (int segment = 0; segment < segments; segment++) {
      int ai = aAt + segment * aSegment;
      int bi = bAt + segment * bSegment;
      for (int k = 0; k < depth; k++) {
        sum = Math.fma(a[ai], b[bi], sum);
        ai += aStep;
        bi += bRow;
      }
    }
    return sum;
  }
}
