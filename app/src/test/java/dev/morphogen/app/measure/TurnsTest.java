package dev.morphogen.app.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class TurnsTest {

  private static Runnable pause(int millis) {
    return () -> {
      long end = System.nanoTime() + millis * 1_000_000L;
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
    };
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
    Turns turns = new Turns(List.of(pause(2), pause(20)));
    turns.warmUp(0.01);
    double[][] rounds = turns.measure(0);
    assertThat(rounds[0][0]).isBetween(0.002, 0.02);
    assertThat(rounds[1][0]).isBetween(0.02, 0.2);
  }
}
