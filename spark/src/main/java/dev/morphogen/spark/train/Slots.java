package dev.morphogen.spark.train;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import java.time.Duration;
import org.apache.spark.SparkContext;

/** Whether the cluster can run all workers at the same time, said before Spark would wait for minutes. */
final class Slots {

  private static final Duration LOOK = Duration.ofMillis(200);

  private Slots() {}

  /**
   * How many workers to train with: {@code wanted}, or if that is 0, as many as there is room for now.
   *
   * @throws InvalidInputException if the cluster grows and shrinks, or stays too small
   */
  static int workers(SparkContext context, int wanted, Duration patience) {
    // Spark itself refuses barrier stages then, from within a job.
    if (context.getConf().getBoolean("spark.dynamicAllocation.enabled", false)) {
      throw new InvalidInputException(
          "spark.dynamicAllocation.enabled: expected false, as all workers have to run at once, got true");
    }
    int slots = await(context, Math.max(1, wanted), patience);
    if (slots < Math.max(1, wanted)) {
      throw new InvalidInputException(
          "workers: expected at most %d, the cluster's free task slots after %d s, got %d: fewer workers, more executors, or a smaller spark.task.cpus"
              .formatted(slots, patience.toSeconds(), wanted));
    }
    return wanted == 0 ? slots : wanted;
  }

  private static int await(SparkContext context, int wanted, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (slots(context) < wanted && System.nanoTime() < deadline) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new WorkFailedException("training: interrupted while waiting for executors", e);
      }
    }
    return slots(context);
  }

  private static int slots(SparkContext context) {
    return context.maxNumConcurrentTasks(context.resourceProfileManager().defaultResourceProfile());
  }
}
