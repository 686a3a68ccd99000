package dev.morphogen.kernels;

/** The check at a kernel's public edge: does a slice lie within its array? */
public final class Extent {

  private Extent() {}

  /**
   * Checks that {@code length} numbers from {@code offset} lie within {@code array}.
   *
   * @throws IllegalArgumentException naming the slice, if they do not
   */
  public static void check(String name, float[] array, int offset, int length) {
    check(name, array.length, offset, length);
  }

  /** The same for sums kept in double precision. */
  public static void check(String name, double[] array, int offset, int length) {
    check(name, array.length, offset, length);
  }

  private static void check(String name, int arrayLength, int offset, int length) {
    if (offset < 0 || offset > arrayLength - length) {
      throw new IllegalArgumentException(
          "%s: expected %d numbers from offset %d, got an array of %d"
              .formatted(name, length, offset, arrayLength));
    }
  }

  /**
   * Checks that a size is positive.
   *
   * @throws IllegalArgumentException naming the size, if it is not
   */
  public static int positive(String name, int size) {
    if (size < 1) {
      throw new IllegalArgumentException(name + ": expected at least 1, got " + size);
    }
    return size;
  }
}
