package dev.morphogen.kernels.testing;

import java.util.Arrays;

/** A slice inside a longer array, with guard numbers before and after that must stay. */
public final class Guarded {

  private static final float GUARD = -7654.321f;

  /** The array to hand to a kernel. */
  public final float[] array;

  /** Where the slice begins in it. */
  public final int offset;

  private final int length;

  /** The slice holds {@code content}. */
  public Guarded(float[] content, int before, int after) {
    array = new float[before + content.length + after];
    Arrays.fill(array, GUARD);
    System.arraycopy(content, 0, array, before, content.length);
    offset = before;
    length = content.length;
  }

  /** What the slice holds now. */
  public float[] content() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /**
   * Checks the guards.
   *
   * @throws AssertionError if one was overwritten
   */
  public void check(String what) {
    for (int i = 0; i < array.length; i++) {
      boolean outside = i < offset || i >= offset + length;
      if (outside && array[i] != GUARD) {
        throw new AssertionError(
            "%s: wrote %s at %d, outside its slice of %d"
                .formatted(what, array[i], i - offset, length));
      }
    }
  }
}
