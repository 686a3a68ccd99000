package dev.morphogen.training.report;

/**
 * Hears how a training goes, on the thread that called {@code fit}. What a listener throws ends the
 * training; a checkpoint that was due is already written.
 */
public interface TrainingListener {

  /** After each batch: be quick. */
  default void onBatch(BatchReport report) {}

  /** After each epoch, its test and its checkpoint. */
  default void onEpoch(EpochReport report) {}

  /** Before the first epoch and after each, if the network has diffusing steps. */
  default void onStability(StabilityReport report) {}

  /** Something the user should know that does not end the training, in one sentence. */
  default void onWarning(String sentence) {}
}
