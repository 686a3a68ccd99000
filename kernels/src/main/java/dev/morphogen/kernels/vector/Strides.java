package dev.morphogen.kernels.vector;

/**
 * Where the numbers of a {@link MatrixProduct} stand and how long its sums are: {@code segments} runs
 * of {@code depth} terms.
 */
public record Strides(
    int segments, int depth, int aRow, int aSegment, int aStep, int bSegment, int bRow, int cRow) {

  /** Sums of one run. */
  public static Strides oneRun(int depth, int aRow, int aStep, int bRow, int cRow) {
    return new Strides(1, depth, aRow, 0, aStep, 0, bRow, cRow);
  }
}
