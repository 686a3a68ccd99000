package dev.morphogen.network.plan;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.run.Crew;

/**
 * How a network is run: with which kernels, on up to how many images at once, by how many threads. Only the kernels and
 * the number of images can change a result's last bits.
 */
public record PlanSettings(Kernels kernels, int images, int threads) {

  /** A batch above this is a slip of the hand. */
  private static final int LARGEST_BATCH = 1 << 16;

  /**
   * Checks the numbers.
   *
   * @throws InvalidInputException if the batch or the number of threads is out of range
   */
  public PlanSettings {
    if (images < 1 || images > LARGEST_BATCH) {
      throw new InvalidInputException(
          "batch: expected 1 to %d images, got %d".formatted(LARGEST_BATCH, images));
    }
    Crew.requireSize(threads);
  }

  /** The best kernels there are. */
  public static PlanSettings of(int images, int threads) {
    return new PlanSettings(Kernels.best(), images, threads);
  }

  /** The same with other kernels. */
  public PlanSettings withKernels(Kernels newKernels) {
    return new PlanSettings(newKernels, images, threads);
  }
}
