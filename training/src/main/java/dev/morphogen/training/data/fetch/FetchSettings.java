package dev.morphogen.training.data.fetch;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param answer how long a server may take to connect, and to answer
 * @param stall how long no byte may arrive before the connection counts as lost
 * @param attempts how many may fail in a row without one new byte
 * @param firstPause between the first two attempts; each further pause is twice as long
 */
record FetchSettings(Duration answer, Duration stall, int attempts, Duration firstPause) {

  static FetchSettings patient() {
    return new FetchSettings(
        Duration.ofSeconds(30), Duration.ofSeconds(60), 5, Duration.ofSeconds(1));
  }

  Duration pause(int failures) {
    return firstPause.multipliedBy(1L << Math.min(failures - 1, 6));
  }
}
