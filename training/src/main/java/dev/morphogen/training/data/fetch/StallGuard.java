package dev.morphogen.training.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes a stream from which nothing has come for too long, so that its reader wakes up. */
final class StallGuard implements AutoCloseable {

  private final InputStream watched;
  private final long most;
  private volatile long last = System.nanoTime();
  private volatile boolean stalled;
  private final Thread guard;

  StallGuard(InputStream watched, Duration most) {
    this.watched = watched;
    this.most = most.toNanos();
    this.guard = Thread.ofVirtual().start(this::watch);
  }

  /** Something came. */
  void alive() {
    last = System.nanoTime();
  }

  boolean stalled() {
    return stalled;
  }

  private void watch() {
    try {
      long left = most;
      while (left > 0) {
        Thread.sleep(Duration.ofNanos(left));
        left = most - (System.nanoTime() - last);
      }
      stalled = true;
      watched.close();
    } catch (InterruptedException e) {
      // The download is over.
    } catch (IOException e) {
      // It was closed already: its reader wakes up all the same.
    }
  }

  @Override
  public void close() {
    guard.interrupt();
  }
}
