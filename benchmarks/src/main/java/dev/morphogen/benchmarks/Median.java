package dev.morphogen.benchmarks;

import java.util.Arrays;

/** The number in the middle, or between the two in the middle. */
public final class Median {

  private Median() {}

  public static double of(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
