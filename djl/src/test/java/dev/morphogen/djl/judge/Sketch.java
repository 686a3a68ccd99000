package dev.morphogen.djl.judge;

import java.util.SplittableRandom;

/**
 * Many numbers in three: their norm and two sums with random signs. An error e shows in each sum as a random number of standard
 * deviation ‖e‖, so a difference anywhere, of any kind, shows about as large as it is.
 */
final class Sketch {

  private static final int SUMS = 2;

  /** How many numbers a sketch has. */
  static final int LENGTH = 1 + SUMS;

  private Sketch() {}

  static double[] of(float[] numbers, int from, int to) {
    double[] sketch = new double[LENGTH];
    for (int i = from; i < to; i++) {
      sketch[0] += (double) numbers[i] * numbers[i];
    }
    sketch[0] = Math.sqrt(sketch[0]);
    for (int sum = 1; sum <= SUMS; sum++) {
      SplittableRandom signs = new SplittableRandom(sum);
      for (int i = from; i < to; i++) {
        sketch[sum] += signs.nextBoolean() ? numbers[i] : -numbers[i];
      }
    }
    return sketch;
  }

  /** Of how far {@code after} is from {@code before}. */
  static double[] ofChange(float[] before, float[] after) {
    float[] change = new float[after.length];
    for (int i = 0; i < change.length; i++) {
      change[i] = after[i] - before[i];
    }
    return of(change, 0, change.length);
  }
}
