package dev.morphogen.network.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Work on files by channels, which close themselves under a thread that is interrupted: what took hours would not be
 * kept. Here it is done all the same, and the thread is interrupted afterwards as it was before.
 */
public final class Uninterrupted {

  /** Reads something by a channel that it opens itself: it is done again if an interrupt closes that. */
  @FunctionalInterface
  public interface Reading<T> {
    /** From the beginning. */
    T read() throws IOException;
  }

  /** Writes something by a channel that it opens itself: it is done again if an interrupt closes that. */
  @FunctionalInterface
  public interface Writing {
    /** From the beginning. */
    void write() throws IOException;
  }

  private Uninterrupted() {}

  /** What was read. */
  public static <T> T read(Reading<T> reading) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return reading.read();
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

  /** Returns when it is written. */
  public static void write(Writing writing) throws IOException {
    read(() -> {
      writing.write();
      return true;
    });
  }
}
