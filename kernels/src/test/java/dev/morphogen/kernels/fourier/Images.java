package dev.morphogen.kernels.fourier;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One image, or two that are transformed as one: slices of a longer array whose other numbers must stay. */
final class Images {

  private static final float GUARD = -7654.321f;

  /** The array to hand to a kernel. */
  final float[] array;

  /** Where the first image begins. */
  final int first;

  /** Where the second begins; the first's place if there is none. */
  final int second;

  private final int size;
  private final int count;
  private final float[] made;

  /** One or two of the same size, the first from {@code offset} on. */
  Images(int offset, float[]... contents) {
    size = contents[0].length;
    count = contents.length;
    int apart = size + 5;
    array = new float[offset + count * apart + 2];
    Arrays.fill(array, GUARD);
    for (int i = 0; i < count; i++) {
      System.arraycopy(contents[i], 0, array, offset + i * apart, size);
    }
    first = offset;
    second = offset + (count - 1) * apart;
    made = array.clone();
  }

  /** As many of the same size with NaN in them: a number that a kernel forgets will show. */
  static Images unwritten(int offset, Images like) {
    float[] nothing = new float[like.size];
    Arrays.fill(nothing, Float.NaN);
    return like.count == 1 ? new Images(offset, nothing) : new Images(offset, nothing, nothing);
  }

  /** What they hold now. */
  List<float[]> contents() {
    return IntStream.range(0, count)
        .map(i -> i == 0 ? first : second)
        .mapToObj(from -> Arrays.copyOfRange(array, from, from + size))
        .toList();
  }

  /** Checks that nothing was written at all, to the bit. */
  void checkUntouched(String what) {
    if (!Arrays.equals(array, made)) {
      throw new AssertionError(
          "%s: wrote at %d, where it may only read"
              .formatted(what, Arrays.mismatch(array, made) - first));
    }
  }

  /** Checks that nothing was written outside the images. */
  void checkGuards(String what) {
    for (int i = 0; i < array.length; i++) {
      boolean inside = within(i, first) || within(i, second);
      if (!inside && array[i] != GUARD) {
        throw new AssertionError(
            "%s: wrote %s at %d, outside its slices of %d"
                .formatted(what, array[i], i - first, size));
      }
    }
  }

  private boolean within(int i, int from) {
    return i >= from && i < from + size;
  }
}
