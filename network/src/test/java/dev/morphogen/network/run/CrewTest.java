package dev.morphogen.network.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrewTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void everyPieceIsDoneOnceInEveryRound(int threads) {
    Crew crew = Crew.of(threads);
    for (int pieces : new int[] {0, 1, 2, 5, 100}) {
      AtomicIntegerArray done = new AtomicIntegerArray(100);
      for (int round = 0; round < 50; round++) {
        crew.run(pieces, (worker, piece) -> done.incrementAndGet(piece));
      }
      for (int piece = 0; piece < 100; piece++) {
        assertThat(done.get(piece)).isEqualTo(piece < pieces ? 50 : 0);
      }
    }
  }

  @Test
  void workersAreNumberedWithinTheCrew() {
    Crew.of(3).run(200, (worker, piece) -> assertThat(worker).isBetween(0, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatAPieceThrowsReachesTheCallerAndTheCrewGoesOn(int threads) {
    Crew crew = Crew.of(threads);
    assertThatThrownBy(() ->
            crew.run(
                20,
                (worker, piece) -> {
                  if (piece == 13) {
                    throw new IllegalStateException("piece 13");
                  }
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("piece 13");
    AtomicIntegerArray done = new AtomicIntegerArray(20);
    crew.run(20, (worker, piece) -> done.incrementAndGet(piece));
    assertThat(done.toString()).doesNotContain("0", "2");
  }

  /** As Kotlin and Scala do without saying so. Of a size that no other test has, lest these hang. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aCheckedExceptionReachesTheCallerAndTheCrewGoesOn() {
    Crew crew = Crew.of(6);
    for (int thrower = 0; thrower < 6; thrower++) {
      int throwing = thrower;
      Phaser all = new Phaser(6);
      assertThatThrownBy(() ->
              crew.run(
                  6,
                  (worker, piece) -> {
                    all.arriveAndAwaitAdvance(); // then each has a piece
                    if (worker == throwing) {
                      CrewTest.<RuntimeException>sneak(new IOException("no disk"));
                    }
                  }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("crew: a piece of work threw java.io.IOException: no disk")
          .hasCauseInstanceOf(IOException.class);
      AtomicIntegerArray done = new AtomicIntegerArray(20);
      crew.run(20, (worker, piece) -> done.incrementAndGet(piece));
      assertThat(done.toString()).doesNotContain("0", "2");
    }
  }

  @SuppressWarnings("unchecked") // that is the trick
  private static <E extends Throwable> void sneak(Throwable e) throws E {
    throw (E) e;
  }

  /** A container may allow so many and no more. */
  @Test
  void threadsThatTheSystemRefusesLeaveNoOthersBehind() throws InterruptedException {
    List<Thread> made = new ArrayList<>();
    assertThatThrownBy(() -> new Crew(5, work -> secondIsTheLast(work, made)))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage("threads: the system started 3 of 5 (no more): ask for fewer");
    for (Thread thread : made.subList(0, 2)) {
      thread.join(Duration.ofSeconds(30));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  private static Thread secondIsTheLast(Runnable work, List<Thread> made) {
    boolean refused = made.size() == 2;
    Thread thread =
        new Thread(work) {
          @Override
          public void start() {
            if (refused) {
              throw new OutOfMemoryError("no more");
            }
            super.start();
          }
        };
    thread.setDaemon(true);
    made.add(thread);
    return thread;
  }

  /** It would not end: who asks is one of those that are waited for. Of a size that no other test has, lest these hang. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void workFromWithinItsOwnWorkIsRefused() {
    Crew crew = Crew.of(5);
    Phaser all = new Phaser(5);
    AtomicIntegerArray refused = new AtomicIntegerArray(5);
    crew.run(
        5,
        (worker, piece) -> {
          all.arriveAndAwaitAdvance(); // so that every thread has a piece
          assertThatThrownBy(() -> crew.run(2, (otherWorker, otherPiece) -> {}))
              .isInstanceOf(IllegalStateException.class)
              .hasMessage(
                  "crew of 5 threads: expected no work from within its own work, got some: run a plan before or after a stage or a Head, or with one thread");
          Crew.of(1).run(2, (otherWorker, otherPiece) -> refused.incrementAndGet(worker));
        });
    assertThat(refused.toString()).isEqualTo("[2, 2, 2, 2, 2]");
    crew.run(5, (worker, piece) -> refused.set(piece, piece));
    assertThat(refused.toString()).isEqualTo("[0, 1, 2, 3, 4]");
  }

  @Test
  void wakesAfterALongPause() throws InterruptedException {
    Crew crew = Crew.of(2);
    crew.run(4, (worker, piece) -> {});
    Thread.sleep(50); // long enough for the other thread to park
    AtomicIntegerArray done = new AtomicIntegerArray(4);
    crew.run(4, (worker, piece) -> done.incrementAndGet(piece));
    assertThat(done.toString()).isEqualTo("[1, 1, 1, 1]");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1025})
  void absurdSizesAreRefused(int threads) {
    assertThatThrownBy(() -> Crew.of(threads))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("threads: expected 1 to 1024, got " + threads);
  }
}
