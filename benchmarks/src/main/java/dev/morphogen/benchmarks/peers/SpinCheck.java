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

  /**
   * Eight chains of multiply-adds, as many as keep two units busy: a thread that shares its core with another, ours or
   * somebody else's, does not get through as many.
   */
  private static double spin(double start) {
    double a = start;
    double b = start;
    double c = start;
    double d = start;
    double e = start;
    double f = start;
    double g = start;
    double h = start;
    for (int i = 0; i < 10_000; i++) {
      a = Math.fma(a, 0.999_999, 1e-6);
      b = Math.fma(b, 0.999_999, 1e-6);
      c = Math.fma(c, 0.999_999, 1e-6);
      d = Math.fma(d, 0.999_999, 1e-6);
      e = Math.fma(e, 0.999_999, 1e-6);
      f = Math.fma(f, 0.999_999, 1e-6);
      g = Math.fma(g, 0.999_999, 1e-6);
      h = Math.fma(h, 0.999_999, 1e-6);
    }
    return Math.max(
        Math.max(Math.max(a, b), Math.max(c, d)), Math.max(Math.max(e, f), Math.max(g, h)));
  }
}
