package dev.morphogen.spark.train;

import java.util.Optional;
import org.apache.spark.SparkContext;

/** Whether workers take turns: those of one executor are in one JVM, where plans of as many threads share them. */
final class SharedThreads {

  private SharedThreads() {}

  /** What to say of it, if some do. */
  static Optional<String> warning(SparkContext context, TrainingJob job) {
    // The driver is counted, too; in local mode it is all there is.
    int executors = Math.max(1, context.getExecutorMemoryStatus().size() - 1);
    return job.threads() == 1 || job.workers() <= executors
        ? Optional.empty()
        : Optional.of(
            "workers: expected one an executor, as those of one executor take turns with its %d threads, got executors: %d, workers: %d: set spark.executor.cores to spark.task.cpus, or threads to 1"
                .formatted(job.threads(), executors, job.workers()));
  }
}
