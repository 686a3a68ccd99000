package dev.morphogen.app.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class TurnsTest {

  /** Waits, and keeps how long it took: a busy machine may take its time. */
  private record Pause(int millis, List<Double> seconds) implements Runnable {

    @Override
    public void run() {
      long begin = System.nanoTime();
      long end = begin + millis * 1_000_000L;
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      seconds.add((System.nanoTime() - begin) * 1e-9);
    }
  }

  @Test
  void everyoneHasATurnInEveryRound() {
    List<Integer> order = new ArrayList<>();
    Turns turns = new Turns(List.of(() -> order.add(1), () -> order.add(2)));
    double[][] rounds = turns.measure(0);
    assertThat(rounds).hasDimensions(2, 3);
    assertThat(order).containsExactly(1, 2, 1, 2, 1, 2);
  }

  @Test
  void timesAreThoseOfOneRun() {
    Pause shorter = new Pause(2, new ArrayList<>());
    Pause longer = new Pause(20, new ArrayList<>());
    Turns turns = new Turns(List.of(shorter, longer));
    turns.warmUp(0.01);
    double[][] rounds = turns.measure(0);
    assertOneRun(rounds[0], shorter.seconds());
    assertOneRun(rounds[1], longer.seconds());
  }

  private static void assertOneRun(double[] rounds, List<Double> runs) {
    double fastest = Arrays.stream(rounds).min().orElseThrow();
    assertThat(fastest).isBetween(Collections.min(runs), Collections.max(runs) + 0.001);
  }
}
