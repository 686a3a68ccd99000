package dev.morphogen.app.measure;

import dev.morphogen.app.measure.Stopwatch.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Times contestants in turn: a round is one turn of each, so that whatever slows the machine slows them all alike. A
 * turn repeats short work until it is long enough for the clock.
 */
public final class Turns {

  private static final int LEAST_ROUNDS = 3;
  private static final int MOST_ROUNDS = 1000;
  private static final int MOST_REPETITIONS = 100_000;

  /** A turn's least length: far above the clock's grain and a crew's waking. */
  private static final double TURN_SECONDS = 0.01;

  private final List<? extends Runnable> contestants;
  private final int[] repetitions;

  /** Of these, in this order. */
  public Turns(List<? extends Runnable> contestants) {
    this.contestants = List.copyOf(contestants);
    repetitions = new int[contestants.size()];
    Arrays.fill(repetitions, 1);
  }

  /** Code is compiled while it runs: everyone runs for so long, once at least, before anything counts. */
  public void warmUp(double seconds) {
    double each = seconds / contestants.size();
    for (int i = 0; i < repetitions.length; i++) {
      long begin = System.nanoTime();
      int count = 0;
      double last;
      do {
        last = turn(i);
        count++;
      } while (secondsSince(begin) < each && count < MOST_REPETITIONS);
      repetitions[i] = (int) Math.clamp(Math.ceil(TURN_SECONDS / last), 1, MOST_REPETITIONS);
    }
  }

  /** Rounds until the time is over, three at least: the seconds of one run, {@code [round][contestant]}. */
  public double[][] measure(double seconds) {
    List<double[]> rounds = new ArrayList<>();
    long begin = System.nanoTime();
    while (rounds.size() < LEAST_ROUNDS
        || (rounds.size() < MOST_ROUNDS && secondsSince(begin) < seconds)) {
      double[] round = new double[repetitions.length];
      for (int i = 0; i < round.length; i++) {
        round[i] = turn(i);
      }
      rounds.add(round);
    }
    return rounds.toArray(double[][]::new);
  }

  private double turn(int contestant) {
    long begin = System.nanoTime();
    for (int i = 0; i < repetitions[contestant]; i++) {
      contestants.get(contestant).run();
    }
    return secondsSince(begin) / repetitions[contestant];
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) * 1e-9;
  }

  /** The median over rounds of one contestant's seconds. */
  public static double median(double[][] rounds, int contestant) {
    return Times.of(Arrays.stream(rounds).mapToDouble(round -> round[contestant]).toArray())
        .median();
  }
}
