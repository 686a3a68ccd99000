package dev.morphogen.training.data.parallel;

import dev.morphogen.network.WorkFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The same work for numbers 0 … count−1 on all processors.
 *
 * <p>Numbers are taken in order and every one below a failing one is finished, so the failure
 * thrown is always that of the lowest number: the same sentence whatever the threads' timing.
 */
public final class ParallelWork {

  /** Hears how many numbers are done; never called by two threads at once. */
  @FunctionalInterface
  public interface Progress {
    /** {@code done} of {@code total}. */
    void progress(String what, long done, long total);
  }

  private static final int PROGRESS_EVERY = 64;

  private final int count;
  private final IntConsumer work;
  private final String what;
  private final Progress progress;
  private final AtomicInteger next = new AtomicInteger();
  private final Object lock = new Object();
  private int done;
  private int failedAt = Integer.MAX_VALUE;
  private @Nullable Throwable failure;

  private ParallelWork(int count, String what, Progress progress, IntConsumer work) {
    this.count = count;
    this.what = what;
    this.progress = progress;
    this.work = work;
  }

  /**
   * Returns when all is done, or throws what the lowest failing number threw.
   *
   * @throws WorkFailedException if that was a checked exception
   */
  public static void forEach(int count, String what, Progress progress, IntConsumer work) {
    new ParallelWork(count, what, progress, work).run();
  }

  private void run() {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), Math.max(1, count));
    try (ExecutorService pool =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory())) {
      runIn(pool, threads);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkFailedException(what + ": interrupted, nothing was kept", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(what, e.getCause());
    }
    rethrow();
    progress.progress(what, count, count);
  }

  private void runIn(ExecutorService pool, int threads)
      throws InterruptedException, ExecutionException {
    List<Callable<Object>> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(Executors.callable(this::takeNumbers));
    }
    try {
      for (Future<Object> worker : pool.invokeAll(workers)) {
        worker.get();
      }
    } finally {
      // Closing the pool waits for its threads: after a failure they begin no other number.
      next.set(count);
    }
  }

  private void rethrow() {
    synchronized (lock) {
      switch (failure) {
        case RuntimeException e -> throw e;
        case Error e -> throw e; // there may be too little memory, which is to be said as it is
        case null -> {}
        case Throwable e -> throw new WorkFailedException(what + ": failed with " + e, e);
      }
    }
  }

  private void takeNumbers() {
    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
      try {
        work.accept(i);
        finished();
      } catch (Throwable e) { // other languages than Java throw what their signatures do not tell
        failed(i, e);
      }
    }
  }

  private void finished() {
    synchronized (lock) {
      if (++done % PROGRESS_EVERY == 0) {
        progress.progress(what, done, count);
      }
    }
  }

  private void failed(int number, Throwable e) {
    synchronized (lock) {
      if (number < failedAt) {
        failedAt = number;
        failure = e;
      }
    }
    next.set(count);
  }
}
