package dev.morphogen.app.option;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.run.Crew;
import picocli.CommandLine.Option;

/** How many threads compute. */
public final class ThreadOption {

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
    Crew.requireSize(threads);
    return threads;
  }
}
