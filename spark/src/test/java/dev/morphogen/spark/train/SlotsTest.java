package dev.morphogen.spark.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How many workers a cluster has room for whose executors register one after the other. */
final class SlotsTest {

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration QUIET = Duration.ofMillis(500);

  /** Slots at each look, the last ones from then on. */
  private static int settled(Duration patience, int... slots) {
    AtomicInteger looks = new AtomicInteger();
    return Slots.settled(
        () -> slots[Math.min(looks.getAndIncrement(), slots.length - 1)], LOOK, QUIET, patience);
  }

  @Test
  void waitsForTheExecutorsThatComeLater() {
    Duration patience = Duration.ofSeconds(30);
    assertThat(settled(patience, 0, 0, 0, 0, 0, 0, 2, 2, 4, 6, 6, 8)).isEqualTo(8);
    assertThat(settled(patience, 4)).isEqualTo(4);
  }

  @Test
  void isPatientOnlySoLong() {
    Duration patience = Duration.ofMillis(500);
    assertThat(settled(patience, 0)).isZero();
    assertThat(settled(patience, 2, 4)).isEqualTo(4);
  }
}
