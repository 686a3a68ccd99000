package dev.morphogen.training.data.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

final class ParallelWorkTest {

  private static final ParallelWork.Progress UNHEARD = (what, done, total) -> {};

  @Test
  void everyNumberIsWorkedOnOnce() {
    AtomicIntegerArray times = new AtomicIntegerArray(1000);
    ParallelWork.forEach(1000, "counting", UNHEARD, times::incrementAndGet);
    for (int i = 0; i < 1000; i++) {
      assertThat(times.get(i)).isOne();
    }
  }

  @Test
  void theLowestFailingNumberIsTheOneThatIsSaid() {
    assertThatThrownBy(() ->
            ParallelWork.forEach(
                1000,
                "counting",
                UNHEARD,
                i -> {
                  if (i % 100 == 37) {
                    throw new InvalidInputException("number " + i);
                  }
                }))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("number 37");
  }

  /** So that whoever asked can say that memory is short. */
  @Test
  void anErrorStaysOne() {
    OutOfMemoryError full = new OutOfMemoryError("full");
    assertThatThrownBy(() ->
            ParallelWork.forEach(
                3,
                "counting",
                UNHEARD,
                i -> {
                  throw full;
                }))
        .isSameAs(full);
  }

  /** As Kotlin and Scala throw them; every number below is worked on all the same. */
  @Test
  void aCheckedExceptionIsOneSentence() {
    assertThatThrownBy(() ->
            ParallelWork.forEach(
                1000,
                "counting",
                UNHEARD,
                i -> {
                  if (i % 100 == 37) {
                    ParallelWorkTest.<RuntimeException>sneak(new IOException("no number " + i));
                  }
                }))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage("counting: failed with java.io.IOException: no number 37");
  }

  /** Ten seconds' work for one thread. */
  @Test
  void anInterruptedThreadBeginsNoOtherNumber() {
    Thread caller = Thread.currentThread();
    AtomicInteger done = new AtomicInteger();
    try {
      assertThatThrownBy(() ->
              ParallelWork.forEach(
                  1000,
                  "counting",
                  UNHEARD,
                  i -> {
                    caller.interrupt();
                    spinTenMilliseconds(); // a sleep would end with the interrupt
                    done.incrementAndGet();
                  }))
          .isInstanceOf(WorkFailedException.class)
          .hasMessage("counting: interrupted, nothing was kept");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(done.get()).isLessThan(500);
  }

  private static void spinTenMilliseconds() {
    long end = System.nanoTime() + 10_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> void sneak(Throwable checked) throws E {
    throw (E) checked;
  }
}
