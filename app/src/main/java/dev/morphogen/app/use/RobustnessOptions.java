package dev.morphogen.app.use;

import dev.morphogen.network.InvalidInputException;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** How much noise, and how often. */
final class RobustnessOptions {

  private static final double LARGEST = 10;
  private static final int MOST_DRAWS = 10_000;
  private static final int ONCE = 3; // as it is, and rounded in two ways

  @Option(
      names = "--levels",
      paramLabel = "E,E",
      split = ",",
      defaultValue = "0.001,0.003,0.01,0.03,0.1",
      description =
          "Sizes of the noise: of a weight relative to it, of a pixel on the scale of 0 to 1 (default: ${DEFAULT-VALUE}).")
  private List<Double> levels = List.of();

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Draws of each noise (default: ${DEFAULT-VALUE}).")
  private int draws = 5;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the noise (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  /**
   * Before any work.
   *
   * @throws InvalidInputException naming the option that is out of range
   */
  void check() {
    if (levels.isEmpty()) {
      throw new InvalidInputException("--levels: expected numbers such as 0.01,0.1, got none");
    }
    for (double level : levels) {
      if (!(level >= 0 && level <= LARGEST)) {
        throw new InvalidInputException("--levels: expected 0 to 10, got " + level);
      }
    }
    if (draws < 1 || draws > MOST_DRAWS) {
      throw new InvalidInputException(
          "--draws: expected 1 to %d, got %d".formatted(MOST_DRAWS, draws));
    }
  }

  List<Double> levels() {
    return levels;
  }

  double[] levelArray() {
    return IntStream.range(0, levels.size()).mapToDouble(levels::get).toArray();
  }

  int draws() {
    return draws;
  }

  long seed() {
    return seed;
  }

  /** Evaluations of one model. */
  int evaluations() {
    return ONCE + 2 * draws * levels.size();
  }
}
