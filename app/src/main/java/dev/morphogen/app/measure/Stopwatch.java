package dev.morphogen.app.measure;

import java.util.Arrays;

/** Repeats work until its time settles, then measures it. */
public final class Stopwatch {

  private static final int LEAST_REPETITIONS = 5;
  private static final int MOST_REPETITIONS = 100_000;

  /** Rounds of a warm-up, each a sixth of the time to measure. */
  private static final int ROUNDS_A_MEASUREMENT = 6;

  private static final int MOST_ROUNDS = 40;

  /** A round that does not beat the best by this much brings nothing new. */
  private static final double GAIN = 0.98;

  /** So many rounds in a row without a gain end the warm-up. */
  private static final int ROUNDS_WITHOUT_GAIN = 3;

  /** What a measurement found, in milliseconds. */
  public record Times(double median, double best, int repetitions) {

    /** Of single repetitions. */
    public static Times of(double[] millis) {
      double[] sorted = millis.clone();
      Arrays.sort(sorted);
      int middle = sorted.length / 2;
      double median =
          sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
      return new Times(median, sorted[0], sorted.length);
    }
  }

  private final double seconds;

  /** Measures for so long, and at least five repetitions. */
  public Stopwatch(double seconds) {
    this.seconds = seconds;
  }

  /** Warms up, then measures. */
  public Times measure(Runnable work) {
    warmUp(work);
    return repeat(work, seconds);
  }

  /** Code is compiled while it runs: the first rounds are slower by far. */
  private void warmUp(Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    int withoutGain = 0;
    for (int round = 0; round < MOST_ROUNDS && withoutGain < ROUNDS_WITHOUT_GAIN; round++) {
      double median = repeat(work, seconds / ROUNDS_A_MEASUREMENT).median();
      withoutGain = median < GAIN * best ? 0 : withoutGain + 1;
      best = Math.min(best, median);
    }
  }

  private static Times repeat(Runnable work, double seconds) {
    double[] millis = new double[MOST_REPETITIONS];
    int count = 0;
    long begin = System.nanoTime();
    long now = begin;
    while (count < LEAST_REPETITIONS
        || (count < MOST_REPETITIONS && (now - begin) * 1e-9 < seconds)) {
      long before = now;
      work.run();
      now = System.nanoTime();
      millis[count++] = (now - before) * 1e-6;
    }
    return Times.of(Arrays.copyOf(millis, count));
  }
}
