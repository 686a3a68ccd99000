package dev.morphogen.network;

/**
 * What the caller gave (a file, a setting, a shape, an image) cannot be used. The message is one
 * sentence for the person who gave it: where, what was expected, what was found, what to do.
 */
public final class InvalidInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the sentence the user reads. */
  public InvalidInputException(String sentence) {
    super(sentence);
  }

  /** With the sentence the user reads, and what led to it. */
  public InvalidInputException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
