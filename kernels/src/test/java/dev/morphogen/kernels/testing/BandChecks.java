package dev.morphogen.kernels.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Rows;

/** A convolution done in bands of rows must give the bits that it gives at once, and touch its rows alone. */
public final class BandChecks {

  private static final long SEED = 20260102;

  /** Overwrites, or adds to, those rows of {@code out}. */
  @FunctionalInterface
  public interface InRows {
    /** Does it. */
    void run(float[] out, Rows rows);
  }

  private BandChecks() {}

  /** For an output of {@code height} rows and {@code size} numbers. */
  public static void sameBits(String name, int height, int size, InRows convolution) {
    float[] start = Gaussian.numbers(size, SEED);
    float[] whole = start.clone();
    convolution.run(whole, Rows.all(height));
    for (int count : new int[] {1, 2, 3}) {
      float[] inBands = start.clone();
      for (int first = 0; first < height; first += count) {
        int end = Math.min(first + count, height);
        convolution.run(inBands, new Rows(first, end));
        int done = size / height * end;
        for (int i = done; i < size; i++) {
          assertThat(inBands[i])
              .as("%s: number %d, beyond row %d", name, i, end)
              .isEqualTo(start[i]);
        }
      }
      assertThat(inBands).as("%s in bands of %d", name, count).isEqualTo(whole);
    }
  }
}
