package dev.morphogen.training;

/**
 * What the workers of one training tell each other after every batch: each has computed the gradient of its own images
 * and takes the step of all. Workers may be machines; the threads of one machine are within a worker.
 */
@FunctionalInterface
public interface GradientExchange {

  /** A training by one worker: its numbers are the mean. */
  GradientExchange ALONE = arrays -> {};

  /**
   * Overwrites these arrays with their mean over all workers, which pass arrays of the same lengths: the same bits on
   * every worker and in every repetition.
   *
   * @throws RuntimeException if another worker is gone; the arrays' contents are then undefined
   */
  void average(float[]... arrays);
}
