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
    return Math.ceilDiv(length, NUMBERS) * NUMBERS;
  }

  /** The first place from {@code place} on that begins a line. */
  public static int next(int place) {
    return place <= FIRST ? FIRST : FIRST + whole(place - FIRST);
  }
}
