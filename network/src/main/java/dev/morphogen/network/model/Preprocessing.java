package dev.morphogen.network.model;

import dev.morphogen.network.InvalidInputException;
import java.util.List;

/**
 * What happens to an image's pixels before the network sees them: (pixel / 255 − mean) / std in each
 * channel.
 */
public record Preprocessing(List<Double> mean, List<Double> std) {

  /**
   * Keeps its own copies.
   *
   * @throws InvalidInputException if the lists differ in length or a number cannot be used
   */
  public Preprocessing {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != std.size() || mean.isEmpty()) {
      throw new InvalidInputException(
          "preprocessing: expected a mean and a std for each channel, got %d and %d"
              .formatted(mean.size(), std.size()));
    }
    for (double number : mean) {
      if (!Double.isFinite(number)) {
        throw new InvalidInputException("preprocessing.mean: expected finite numbers, got " + mean);
      }
    }
    for (double number : std) {
      if (!Double.isFinite(number) || number <= 0) {
        throw new InvalidInputException("preprocessing.std: expected positive numbers, got " + std);
      }
    }
  }

  /** How many channels the images have. */
  public int channels() {
    return mean.size();
  }
}
