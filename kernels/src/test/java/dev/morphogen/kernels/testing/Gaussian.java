package dev.morphogen.kernels.testing;

import java.util.Random;

/** Normally distributed numbers: values in [0, 1) would hide sign errors and cancellation. */
public final class Gaussian {

  private Gaussian() {}

  /** {@code length} numbers of mean 0 and variance 1, the same for the same seed. */
  public static float[] numbers(int length, long seed) {
    Random random = new Random(seed);
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
