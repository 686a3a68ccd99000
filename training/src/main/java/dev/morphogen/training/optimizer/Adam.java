package dev.morphogen.training.optimizer;

import dev.morphogen.network.weights.WeightLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam as in PyTorch: m ← m + (1 − β₁)(g − m), v ← β₂v + (1 − β₂)g²,
 * w ← w − s·rate/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε), with s of {@link Scales}, 1 for most weights. With decay it
 * is AdamW.
 */
public final class Adam implements Optimizer {

  private final AdamSettings settings;
  private final WeightDecay decay;
  private final float[] scale;
  private final float[] mean;
  private final float[] square;
  private long steps;

  /** At its first step. */
  public Adam(AdamSettings settings, WeightLayout layout) {
    this.settings = settings;
    decay = new WeightDecay(settings.decay(), layout.trained());
    scale = Scales.powers(layout, 1);
    mean = new float[layout.trainedSize()];
    square = new float[layout.trainedSize()];
  }

  @Override
  public void step(float[] weights, float[] gradient, double learningRate) {
    steps++;
    double correction1 = 1 - Math.pow(settings.beta1(), steps);
    double correction2 = 1 - Math.pow(settings.beta2(), steps);
    decay.apply(weights, learningRate);
    updateMoments(gradient);
    move(weights, (float) (learningRate / correction1), (float) Math.sqrt(correction2));
  }

  private void updateMoments(float[] gradient) {
    float rate1 = (float) (1 - settings.beta1());
    float keep2 = (float) settings.beta2();
    float rate2 = (float) (1 - settings.beta2());
    for (int i = 0; i < mean.length; i++) {
      float g = gradient[i];
      mean[i] += rate1 * (g - mean[i]);
      square[i] = keep2 * square[i] + rate2 * g * g;
    }
  }

  private void move(float[] weights, float rate, float rootOfCorrection2) {
    float epsilon = (float) settings.epsilon();
    for (int i = 0; i < mean.length; i++) {
      float root = (float) Math.sqrt(square[i]);
      weights[i] -= rate * scale[i] * (mean[i] / (root / rootOfCorrection2 + epsilon));
    }
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public Map<String, float[]> state() {
    Map<String, float[]> state = new LinkedHashMap<>();
    state.put("adam.mean", mean);
    state.put("adam.square", square);
    return state;
  }

  @Override
  public void resumeAt(long newSteps) {
    steps = newSteps;
  }
}
