package dev.morphogen.kernels;

/**
 * Some rows of an image, from {@code first} to before {@code end}: what one call of a convolution computes when threads
 * share an image. The bits do not depend on how an image is cut.
 */
public record Rows(int first, int end) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is no row
   */
  public Rows {
    if (first < 0 || end <= first) {
      throw new IllegalArgumentException(
          "rows: expected at least one from 0 on, got %d to before %d".formatted(first, end));
    }
  }

  /** The rows of a whole image. */
  public static Rows all(int height) {
    return new Rows(0, height);
  }

  /** How many. */
  public int count() {
    return end - first;
  }

  /**
   * These rows.
   *
   * @throws IllegalArgumentException if an image of that height has not got them
   */
  public Rows within(int height) {
    if (end > height) {
      throw new IllegalArgumentException(
          "rows: expected to end at %d at most, got %d".formatted(height, end));
    }
    return this;
  }
}
