package dev.morphogen.spark.train;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the cluster can run all workers at the same time, said before Spark would wait for minutes. */
final class Slots {

  private static final Logger LOG = LoggerFactory.getLogger(Slots.class);
  private static final Duration LOOK = Duration.ofMillis(200);

  /** Executors register one after the other: no new one for so long, and all are taken to be there. */
  private static final Duration QUIET = Duration.ofSeconds(4);

  private Slots() {}

  /**
   * How many workers to train with: {@code wanted}, or if that is 0, as many as there is room for when no more executors come.
   *
   * @throws InvalidInputException if the cluster grows and shrinks, or stays too small
   */
  static int workers(SparkContext context, int wanted, Duration patience) {
    // Spark itself refuses barrier stages then, from within a job.
    if (context.getConf().getBoolean("spark.dynamicAllocation.enabled", false)) {
      throw new InvalidInputException(
          "spark.dynamicAllocation.enabled: expected false, as all workers have to run at once, got true");
    }
    int slots =
        wanted == 0
            // The driver's own threads are all there.
            ? settled(
                () -> slots(context), LOOK, context.isLocal() ? Duration.ZERO : QUIET, patience)
            : atLeast(() -> slots(context), wanted, patience);
    if (slots < Math.max(1, wanted)) {
      throw new InvalidInputException(
          "workers: expected at most %d, the cluster's free task slots after %d s, got %d: fewer workers, more executors, or a smaller spark.task.cpus"
              .formatted(slots, patience.toSeconds(), wanted));
    }
    if (wanted == 0) {
      LOG.info("workers: {}, as many as there are free task slots", slots);
    }
    return wanted == 0 ? slots : wanted;
  }

  private static int atLeast(IntSupplier slots, int wanted, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (slots.getAsInt() < wanted && System.nanoTime() < deadline) {
      pause(LOOK);
    }
    return slots.getAsInt();
  }

  /** The number when there are some and it has not changed for {@code quiet}, or patience is at its end. */
  static int settled(IntSupplier slots, Duration look, Duration quiet, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    int last = slots.getAsInt();
    long since = System.nanoTime();
    while (System.nanoTime() < deadline
        && (last == 0 || System.nanoTime() - since < quiet.toNanos())) {
      pause(look);
      int now = slots.getAsInt();
      if (now != last) {
        last = now;
        since = System.nanoTime();
      }
    }
    return last;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkFailedException("training: interrupted while waiting for executors", e);
    }
  }

  private static int slots(SparkContext context) {
    return context.maxNumConcurrentTasks(context.resourceProfileManager().defaultResourceProfile());
  }
}
