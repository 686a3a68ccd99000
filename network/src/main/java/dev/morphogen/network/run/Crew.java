package dev.morphogen.network.run;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share out numbered pieces of work. A training batch crosses some 50 barriers, so a waiting
 * thread spins briefly before it parks. The calling thread is worker 0. Crews are shared by everyone in
 * the process who asks for the same size and live as long as it does.
 */
public final class Crew {

  /** Pieces of work, by number. */
  @FunctionalInterface
  public interface Work {
    /** Does piece {@code piece} as worker {@code worker}. */
    void run(int worker, int piece);
  }

  /** More threads than any machine this is for; a larger number is a slip of the hand. */
  private static final int LARGEST = 1024;

  /** Longer than the gap between two stages, shorter than a scheduler's time slice. */
  private static final int SPINS = 20_000;

  private static final ConcurrentHashMap<Integer, Crew> CREWS = new ConcurrentHashMap<>();

  private final Thread[] threads;
  private final AtomicInteger nextPiece = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private volatile int round;
  private volatile boolean dismissed;
  private volatile @Nullable Throwable failure;
  private Work work = (worker, piece) -> {};
  private int pieces;

  /** Of threads that {@code factory} makes. */
  Crew(int size, ThreadFactory factory) {
    threads = new Thread[size - 1];
    for (int i = 0; i < threads.length; i++) {
      int worker = i + 1;
      threads[i] = factory.newThread(() -> serve(worker));
    }
    start();
  }

  /** All or none: those that wait for work for ever would take what a smaller crew might have. */
  private void start() {
    int started = 0;
    try {
      for (Thread thread : threads) {
        thread.start();
        started++;
      }
    } catch (OutOfMemoryError e) {
      dismissed = true;
      for (Thread thread : threads) {
        LockSupport.unpark(thread);
      }
      throw new WorkFailedException(
          "threads: the system started %d of %d (%s): ask for fewer"
              .formatted(started + 1, size(), e.getMessage()),
          e);
    }
  }

  /**
   * The crew of so many threads, the caller included.
   *
   * @throws InvalidInputException if the number is not between 1 and 1024
   * @throws WorkFailedException if the system starts no more threads
   */
  public static Crew of(int size) {
    requireSize(size);
    ThreadFactory factory = Thread.ofPlatform().daemon().name("morphogen-", 1).factory();
    return CREWS.computeIfAbsent(size, threads -> new Crew(threads, factory));
  }

  /**
   * Before anything is planned for so many threads.
   *
   * @throws InvalidInputException if the number is not between 1 and 1024
   */
  public static void requireSize(int size) {
    if (size < 1 || size > LARGEST) {
      throw new InvalidInputException("threads: expected 1 to %d, got %d".formatted(LARGEST, size));
    }
  }

  /** How many threads, the caller included. */
  public int size() {
    return threads.length + 1;
  }

  /**
   * Does pieces 0 … {@code newPieces} − 1 and returns when all are done; rethrows what a piece threw.
   *
   * @throws IllegalStateException if a piece of this crew's own work calls it: its threads are taken
   */
  public void run(int newPieces, Work newWork) {
    if (threads.length == 0 || newPieces <= 1) {
      for (int piece = 0; piece < newPieces; piece++) {
        newWork.run(0, piece);
      }
      return;
    }
    requireNotAtWork();
    runTogether(newPieces, newWork);
  }

  private void requireNotAtWork() {
    boolean atWork = Thread.holdsLock(this);
    for (Thread thread : threads) {
      atWork |= thread == Thread.currentThread();
    }
    if (atWork) {
      throw new IllegalStateException(
          "crew of %d threads: expected no work from within its own work, got some: run a plan before or after a stage or a Head, or with one thread"
              .formatted(size()));
    }
  }

  private synchronized void runTogether(int newPieces, Work newWork) {
    work = newWork;
    pieces = newPieces;
    failure = null;
    nextPiece.set(0);
    busy.set(threads.length);
    round++; // publishes the fields above
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    takePieces(0);
    awaitOthers();
    rethrow();
  }

  /** Spins, then lets others have the processor: there may be fewer processors than threads. */
  private void awaitOthers() {
    for (int spins = 0; busy.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  private void serve(int worker) {
    int seen = 0;
    while (true) {
      seen = awaitRound(seen);
      if (dismissed) {
        return;
      }
      takePieces(worker);
      busy.decrementAndGet();
    }
  }

  private int awaitRound(int seen) {
    int spins = 0;
    while (round == seen && !dismissed) {
      if (spins < SPINS) {
        spins++;
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
    return seen + 1;
  }

  private void takePieces(int worker) {
    try {
      for (int piece = nextPiece.getAndIncrement();
          piece < pieces;
          piece = nextPiece.getAndIncrement()) {
        work.run(worker, piece);
      }
    } catch (Throwable e) { // other languages than Java throw what their signatures do not tell
      failure = e;
      nextPiece.set(pieces);
    }
  }

  private void rethrow() {
    switch (failure) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null -> {}
      case Throwable e -> throw new IllegalStateException("crew: a piece of work threw " + e, e);
    }
  }
}
