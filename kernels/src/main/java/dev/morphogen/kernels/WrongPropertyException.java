package dev.morphogen.kernels;

/** A system property asks for kernels that there are not; the message is one sentence that names the property. */
public final class WrongPropertyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** With the sentence. */
  public WrongPropertyException(String sentence) {
    super(sentence);
  }
}
