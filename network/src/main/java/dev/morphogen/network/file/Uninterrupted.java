package dev.morphogen.network.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Writing by channels, which close themselves under a thread that is interrupted: what took hours would not be kept. Here
 * it is written all the same, and the thread is interrupted afterwards as it was before.
 */
public final class Uninterrupted {

  /** Writes something by a channel that it opens itself. */
  @FunctionalInterface
  public interface Writing {
    /** From the beginning. */
    void write() throws IOException;
  }

  private Uninterrupted() {}

  /** Returns when it is written, if need be once more because an interrupt closed the channel. */
  public static void write(Writing writing) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          writing.write();
          return;
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
