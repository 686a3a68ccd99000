package dev.morphogen.spark.exchange;

/** Another worker is gone, silent or out of step: the epoch has to be done again. */
public final class PeerLostException extends RuntimeException {

  private static final long serialVersionUID = 1;

  PeerLostException(String message) {
    super(message);
  }

  PeerLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
