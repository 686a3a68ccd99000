package dev.morphogen.network.weights;

import java.util.SplittableRandom;

/**
 * Relative noise of weights: w ← w·(1 + ε·g), g normally distributed with deviation 1, one for every trained number
 * (convolutions, classifier with its bias, scale and shift of normalizations). Tracked statistics stay. One seed gives
 * the same g for every ε, so that levels of noise differ in size only.
 */
public final class WeightNoise {

  private WeightNoise() {}

  /**
   * A noisy copy; with ε = 0 it equals the original.
   *
   * @throws IllegalArgumentException if ε is negative or not finite
   */
  public static Weights perturb(Weights weights, double epsilon, long seed) {
    if (!(epsilon >= 0 && Double.isFinite(epsilon))) {
      throw new IllegalArgumentException(
          "epsilon: expected a finite number of at least 0, got " + epsilon);
    }
    SplittableRandom random = new SplittableRandom(seed);
    Weights noisy = weights.copy();
    float[] trained = noisy.trained();
    for (int i = 0; i < trained.length; i++) {
      trained[i] = (float) (trained[i] * (1 + epsilon * random.nextGaussian()));
    }
    return noisy;
  }
}
