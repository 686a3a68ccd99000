package dev.morphogen.app.option;

import dev.morphogen.network.InvalidInputException;
import picocli.CommandLine.Option;

/** How many threads compute. */
public final class ThreadOption {

  private static final int MOST = 4096;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads that compute (default: one a processor): they change time and memory, no model and no answer.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /**
   * The number.
   *
   * @throws InvalidInputException if it is out of range
   */
  public int threads() {
    if (threads < 1 || threads > MOST) {
      throw new InvalidInputException(
          "--threads: expected 1 to %d, got %d".formatted(MOST, threads));
    }
    return threads;
  }
}
