package dev.morphogen.training.optimizer;

import dev.morphogen.network.weights.Weights;

/**
 * Exponential average of trained and tracked numbers: a ← a + (1 − d)·(w − a) with d = min(decay,
 * (1 + t)/(10 + t)) at step t, so that the first, bad weights are soon forgotten.
 */
public final class WeightAverage {

  private final double decay;
  private final Weights average;

  /** Begins as a copy of these weights. */
  public WeightAverage(double decay, Weights weights) {
    this.decay = decay;
    average = weights.copy();
  }

  /** The live average. */
  public Weights weights() {
    return average;
  }

  /** Takes in the weights after step number {@code step}, counted from 1. */
  public void update(Weights weights, long step) {
    float rate = (float) (1 - Math.min(decay, (1.0 + step) / (10.0 + step)));
    update(average.trained(), weights.trained(), rate);
    update(average.tracked(), weights.tracked(), rate);
  }

  private static void update(float[] average, float[] weights, float rate) {
    for (int i = 0; i < average.length; i++) {
      average[i] += rate * (weights[i] - average[i]);
    }
  }
}
