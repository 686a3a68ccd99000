package dev.morphogen.benchmarks.peers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether the other processors are really there: on a shared machine they come and go. Threads that only
 * count, together and alone.
 */
final class SpinCheck {

  private static final long NANOS = 200_000_000;
  private static final int ROUNDS = 4;

  private SpinCheck() {}

  /** How many times one thread's work {@code threads} threads do: their number where all is well. */
  static double speedup(int threads) {
    double together = 0;
    double alone = 0;
    for (int round = 0; round < ROUNDS; round++) { // the first ones compile it
      together = Math.max(together, counted(threads));
      alone = Math.max(alone, counted(1));
    }
    return together / alone;
  }

  private static double counted(int threads) {
    AtomicLong sum = new AtomicLong();
    CountDownLatch done = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      Thread.ofPlatform()
          .start(() -> {
            sum.addAndGet(count());
            done.countDown();
          });
    }
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return sum.get();
  }

  private static long count() {
    long end = System.nanoTime() + NANOS;
    long rounds = 0;
    double x = 2;
    while (System.nanoTime() < end) {
      x = spin(x);
      rounds++;
    }
    return x > 0 ? rounds : 0;
  }

  /** A chain of multiply-adds, each of which waits on the one before. */
  private static double spin(double start) {
    double x = start;
    for (int i = 0; i < 10_000; i++) {
      x = Math.fma(x, 0.999_999, 1e-6);
    }
    return x;
  }
}
