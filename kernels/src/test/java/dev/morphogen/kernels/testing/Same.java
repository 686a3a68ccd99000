package dev.morphogen.kernels.testing;

/** Are two arrays the same, number by number, up to a tolerance? NaN equals nothing. */
public final class Same {

  private Same() {}

  /**
   * Checks |actual − expected| ≤ tolerance everywhere.
   *
   * @throws AssertionError naming the first number that differs
   */
  public static void check(String what, float[] actual, float[] expected, double tolerance) {
    check(what, actual, expected, tolerance, 0);
  }

  /** Checks |actual − expected| ≤ tolerance + relative·|expected| everywhere. */
  public static void check(
      String what, float[] actual, float[] expected, double tolerance, double relative) {
    if (actual.length != expected.length) {
      throw new AssertionError(
          "%s: expected %d numbers, got %d".formatted(what, expected.length, actual.length));
    }
    for (int i = 0; i < expected.length; i++) {
      double allowed = tolerance + relative * Math.abs(expected[i]);
      // Written so that NaN fails.
      if (!(Math.abs((double) actual[i] - expected[i]) <= allowed)) {
        throw new AssertionError(
            "%s: expected %s at %d within %.2e, got %s"
                .formatted(what, expected[i], i, allowed, actual[i]));
      }
    }
  }
}
