package dev.morphogen.training.optimizer;

import dev.morphogen.network.weights.WeightLayout;
import java.util.Map;

/**
 * Gradient descent with Nesterov's momentum µ as in PyTorch: v ← µv + g, w ← w − rate·s²·(g + µv), with s of
 * {@link Scales}, 1 for most weights. The steady step is rate/(1 − µ) times the gradient.
 */
public final class Nesterov implements Optimizer {

  private final float momentum;
  private final WeightDecay decay;
  private final float[] scale;
  private final float[] velocity;
  private long steps;

  /** At its first step. */
  public Nesterov(NesterovSettings settings, WeightLayout layout) {
    momentum = (float) settings.momentum();
    decay = new WeightDecay(settings.decay(), layout);
    scale = Scales.powers(layout, 2);
    velocity = new float[layout.trainedSize()];
  }

  @Override
  public void step(float[] weights, float[] gradient, double learningRate) {
    steps++;
    decay.apply(weights, learningRate);
    float rate = (float) learningRate;
    for (int i = 0; i < velocity.length; i++) {
      float v = momentum * velocity[i] + gradient[i];
      velocity[i] = v;
      weights[i] -= rate * scale[i] * (gradient[i] + momentum * v);
    }
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public Map<String, float[]> state() {
    return Map.of("nesterov.velocity", velocity);
  }

  @Override
  public void resumeAt(long newSteps) {
    steps = newSteps;
  }
}
