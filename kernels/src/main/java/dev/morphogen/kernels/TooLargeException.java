package dev.morphogen.kernels;

/** A kernel would need an array of more numbers than Java can count; the message is one sentence that names the sizes. */
public final class TooLargeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  TooLargeException(String name, String got) {
    super("%s: expected at most 2^31 - 1 numbers, got %s".formatted(name, got));
  }
}
