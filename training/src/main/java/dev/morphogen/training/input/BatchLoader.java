package dev.morphogen.training.input;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Fills batches ahead of their use, on threads of its own that end with it. A batch is one thread's
 * work; batch number g goes to slot g mod slots, so they come in order however many threads there
 * are.
 */
public final class BatchLoader implements AutoCloseable {

  /** Batches that may be ready before they are asked for, besides those being filled. */
  private static final int AHEAD = 2;

  private final int batchesPerEpoch;
  private final int firstEpoch;
  private final long total;
  private final LoadedBatch[] slots;
  private final boolean[] ready;
  private final @Nullable Throwable[] failures;
  private final List<Thread> threads = new ArrayList<>();
  private long nextToFill;
  private long nextToGive;
  private boolean closed;

  /** Begins to load the batches of epochs {@code firstEpoch} up to but not {@code epochs}. */
  public BatchLoader(TrainingInput input, int firstEpoch, int epochs, int threadCount) {
    this(
        input,
        firstEpoch,
        epochs,
        threadCount,
        Thread.ofPlatform().daemon().name("morphogen-loader-", 0).factory());
  }

  /** On threads that {@code factory} makes. */
  BatchLoader(
      TrainingInput input, int firstEpoch, int epochs, int threadCount, ThreadFactory factory) {
    this.firstEpoch = firstEpoch;
    batchesPerEpoch = input.cut().batches();
    total = (long) batchesPerEpoch * Math.max(0, epochs - firstEpoch);
    slots = new LoadedBatch[threadCount + AHEAD];
    Arrays.setAll(slots, i -> new LoadedBatch(capacity(input), input.shape().size()));
    ready = new boolean[slots.length];
    failures = new Throwable[slots.length];
    for (int i = 0; i < threadCount; i++) {
      TrainingInput.Filler filler = input.filler();
      threads.add(factory.newThread(() -> fillUntilDone(filler)));
    }
    start();
  }

  /** All or none: nobody would free slots for those that have started. */
  private void start() {
    int started = 0;
    try {
      for (Thread thread : threads) {
        thread.start();
        started++;
      }
    } catch (OutOfMemoryError e) {
      close();
      throw new WorkFailedException(
          "threads: the system started %d of %d that load images (%s): ask for fewer"
              .formatted(started, threads.size(), e.getMessage()),
          e);
    }
  }

  private static int capacity(TrainingInput input) {
    return Math.min(input.batch(), input.split().size());
  }

  /** Bytes of the images that such a loader would keep, without making it. */
  public static long bytes(TrainingInput input, int threadCount) {
    long batch = (long) capacity(input) * input.shape().size() * Float.BYTES;
    return (threadCount + AHEAD) * batch;
  }

  /**
   * The next batch; the one before belongs to the loader again.
   *
   * @throws InvalidInputException if an image cannot be used
   * @throws WorkFailedException if loading failed otherwise
   */
  public synchronized LoadedBatch next() {
    if (nextToGive == total) {
      throw new IllegalStateException(
          "loader: expected at most %d batches asked for".formatted(total));
    }
    int slot = (int) (nextToGive % slots.length);
    freeTheOneBefore();
    while (!ready[slot]) {
      await("training: interrupted while waiting for images");
    }
    if (failures[slot] != null) {
      throw sentence(failures[slot]);
    }
    nextToGive++;
    notifyAll();
    return slots[slot];
  }

  private void freeTheOneBefore() {
    if (nextToGive > 0) {
      ready[(int) ((nextToGive - 1) % slots.length)] = false;
    }
  }

  private void fillUntilDone(TrainingInput.Filler filler) {
    try {
      for (long g = claim(); g >= 0; g = claim()) {
        fill(filler, g);
      }
    } catch (WorkFailedException e) {
      // Interrupted: only whoever ends the process does that.
      Thread.currentThread().interrupt();
    }
  }

  /** The number of the next batch to fill, once its slot is free; −1 when there is none. */
  private synchronized long claim() {
    if (closed || nextToFill == total) {
      return -1;
    }
    long number = nextToFill++;
    // The batch given out last is in use until the next one is asked for.
    while (!closed && number - Math.max(0, nextToGive - 1) >= slots.length) {
      await("loader: interrupted");
    }
    return closed ? -1 : number;
  }

  private void fill(TrainingInput.Filler filler, long number) {
    int slot = (int) (number % slots.length);
    Throwable failure = null;
    try {
      int epoch = firstEpoch + (int) (number / batchesPerEpoch);
      filler.fill(epoch, (int) (number % batchesPerEpoch), slots[slot]);
    } catch (Throwable e) { // other languages than Java throw what their signatures do not tell
      failure = e;
    }
    finish(slot, failure);
  }

  private synchronized void finish(int slot, @Nullable Throwable failure) {
    failures[slot] = failure;
    ready[slot] = true;
    notifyAll();
  }

  @SuppressWarnings("WaitNotInLoop") // Every caller loops.
  private void await(String sentence) {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkFailedException(sentence, e);
    }
  }

  private static RuntimeException sentence(Throwable failure) {
    return switch (failure) {
      case InvalidInputException e -> new InvalidInputException(String.valueOf(e.getMessage()), e);
      case WorkFailedException e -> new WorkFailedException(String.valueOf(e.getMessage()), e);
      default ->
          new WorkFailedException("training images: loading failed with " + failure, failure);
    };
  }

  /** Ends the threads; batches given out must not be used any more. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
