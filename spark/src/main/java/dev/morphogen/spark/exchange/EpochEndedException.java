package dev.morphogen.spark.exchange;

/** Another worker has ended the epoch, for a reason of its own that it reports itself. */
public final class EpochEndedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  EpochEndedException(String message) {
    super(message);
  }
}
