package dev.morphogen.kernels;

/**
 * Where numbers should stand in a {@code float[]} so that vectors do not straddle cache lines. The JVM puts 16 bytes of
 * header before an array's numbers, so if objects begin lines ({@code -XX:ObjectAlignmentInBytes=64}), number 12 begins
 * one. Without that option nothing is lost but speed.
 */
public final class CacheLines {

  /** Numbers of a line. */
  public static final int NUMBERS = 16;

  /** The first number of an array that begins a line. */
  public static final int FIRST = 12;

  private CacheLines() {}

  /** {@code length} rounded up to whole lines. */
  public static int whole(int length) {
    return (int) whole((long) length);
  }

  /** The same of what may be too long for an array. */
  public static long whole(long length) {
    return Math.ceilDiv(length, NUMBERS) * NUMBERS;
  }

  /**
   * Reads a number of each of the lines that {@code size} numbers from {@code first} on, the beginning of a line, fill: what
   * stands there is in this core's cache then, and came at the speed of memory, as many lines were on their way at once.
   *
   * @return their sum, which nobody wants, but without which nothing would be read
   */
  public static float read(float[] array, int first, int size) {
    float even = 0;
    float odd = 0;
    int end = first + size;
    int place = first;
    for (; place + NUMBERS < end; place += 2 * NUMBERS) {
      even += array[place];
      odd += array[place + NUMBERS];
    }
    return place < end ? even + odd + array[place] : even + odd;
  }

  /** The first place from {@code place} on that begins a line. */
  public static int next(int place) {
    return place <= FIRST ? FIRST : FIRST + whole(place - FIRST);
  }
}
