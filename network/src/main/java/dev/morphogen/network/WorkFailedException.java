package dev.morphogen.network;

/**
 * The call was right but the work could not be done: a full disk, a loss that became NaN, a lost
 * connection. The message is one sentence: what failed, where, and what to try.
 */
public final class WorkFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the sentence the user reads. */
  public WorkFailedException(String sentence) {
    super(sentence);
  }

  /** With the sentence the user reads, and what led to it. */
  public WorkFailedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
