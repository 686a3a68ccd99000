package dev.morphogen.training;

import dev.morphogen.training.input.PixelTable;
import java.util.SplittableRandom;

/**
 * Noise of images: every pixel's number p of 0…1 becomes p + σ·g, g normally distributed with deviation 1, without
 * clipping. An image's g depend on seed and image alone and are the same for every σ.
 */
public record PixelNoise(double sigma, long seed) {

  /** Not what SplittableRandom itself adds from number to number: an image's sequence would be the one before, from its second number on. */
  private static final long BETWEEN_IMAGES = 0xD1342543DE82EF95L;

  /**
   * Checks σ.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public PixelNoise {
    if (!(sigma >= 0 && Double.isFinite(sigma))) {
      throw new IllegalArgumentException(
          "sigma: expected a finite number of at least 0, got " + sigma);
    }
  }

  /** Adds it to an image that was normalized by {@code table}. */
  void add(int image, PixelTable table, float[] numbers, int offset, int size) {
    if (sigma == 0) {
      return;
    }
    SplittableRandom random = new SplittableRandom(seed + image * BETWEEN_IMAGES);
    for (int i = 0; i < size; i++) {
      double noise = sigma * random.nextGaussian() / table.std(i % table.channels());
      numbers[offset + i] += (float) noise;
    }
  }
}
