package dev.morphogen.kernels;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The checks at a kernel's public edge: does a slice lie within its array, and are there arrays as large? */
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
    if (length < 0 || offset < 0 || offset > arrayLength - length) {
      throw new IllegalArgumentException(
          "%s: expected %d numbers from offset %d, got an array of %d"
              .formatted(name, length, offset, arrayLength));
    }
  }

  /**
   * Checks that two slices of these lengths, each within its array, have no number in common.
   *
   * @throws IllegalArgumentException naming them, if they have
   */
  @SuppressWarnings("ReferenceEquality") // The same array is meant.
  public static void requireApart(
      String outName,
      float[] out,
      int outOffset,
      int outLength,
      String inName,
      float[] in,
      int inOffset,
      int inLength) {
    if (out == in && outOffset < inOffset + inLength && inOffset < outOffset + outLength) {
      throw new IllegalArgumentException(
          "%s: expected numbers apart from %s, whose %d begin at %d, got %d from %d on of the same array"
              .formatted(outName, inName, inLength, inOffset, outLength, outOffset));
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

  /**
   * Checks that an array can hold {@code [sizes]}, which are positive.
   *
   * @throws TooLargeException naming the sizes, if it cannot
   */
  public static void requireArray(String name, int... sizes) {
    try {
      int product = 1;
      for (int size : sizes) {
        product = Math.multiplyExact(product, size);
      }
    } catch (ArithmeticException e) {
      String got = Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining("x"));
      throw new TooLargeException(name, got);
    }
  }

  /**
   * The length of an array that work on {@code shape} needs.
   *
   * @throws TooLargeException naming the shape, if no array is as long
   */
  public static int arrayLength(String name, Record shape, long length) {
    if (length < 0 || length > Integer.MAX_VALUE) {
      throw new TooLargeException(name, length + " for " + shape);
    }
    return (int) length;
  }
}
