package dev.morphogen.app.measure;

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

  /** A run that does not beat the best by this much brings nothing new. */
  private static final double GAIN = 0.9;

  private static final int RUNS_WITHOUT_GAIN = 3;
  private static final int PATIENCE = 15;

  private final List<? extends Runnable> contestants;
  private final int[] repetitions;

  /** Of these, in this order. */
  public Turns(List<? extends Runnable> contestants) {
    this.contestants = List.copyOf(contestants);
    repetitions = new int[contestants.size()];
    Arrays.fill(repetitions, 1);
  }

  /**
   * Code is compiled while it runs: each contestant runs until its share of the time is over and it gets no faster.
   * What never settles has {@link #PATIENCE} times its share.
   */
  public void warmUp(double seconds) {
    double share = seconds / contestants.size();
    for (int i = 0; i < repetitions.length; i++) {
      double last = settle(i, share);
      repetitions[i] = (int) Math.clamp(Math.ceil(TURN_SECONDS / last), 1, MOST_REPETITIONS);
    }
  }

  private double settle(int contestant, double share) {
    long begin = System.nanoTime();
    double best = Double.POSITIVE_INFINITY;
    int withoutGain = 0;
    while (withoutGain < RUNS_WITHOUT_GAIN || secondsSince(begin) < share) {
      double time = turn(contestant);
      withoutGain = time < GAIN * best ? 0 : withoutGain + 1;
      best = Math.min(best, time);
      if (secondsSince(begin) > PATIENCE * share) {
        break;
      }
    }
    return best;
  }

  /** Rounds until the time is over, three at least: the seconds of one run, {@code [contestant][round]}. */
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
    double[][] byContestant = new double[repetitions.length][rounds.size()];
    for (int i = 0; i < repetitions.length; i++) {
      for (int round = 0; round < rounds.size(); round++) {
        byContestant[i][round] = rounds.get(round)[i];
      }
    }
    return byContestant;
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
}
