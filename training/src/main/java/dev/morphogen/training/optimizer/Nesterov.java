package dev.morphogen.training.optimizer;

import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import java.util.List;
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
  private final List<Slice> slices;
  private long steps;

  /** At its first step. */
  public Nesterov(NesterovSettings settings, WeightLayout layout) {
    this(settings, layout, layout.trained());
  }

  /** For these slices of the layout alone. */
  Nesterov(NesterovSettings settings, WeightLayout layout, List<Slice> slices) {
    this.slices = List.copyOf(slices);
    momentum = (float) settings.momentum();
    decay = new WeightDecay(settings.decay(), slices);
    scale = Scales.powers(layout, 2);
    velocity = new float[layout.trainedSize()];
  }

  @Override
  public void step(float[] weights, float[] gradient, double learningRate) {
    steps++;
    decay.apply(weights, learningRate);
    for (int i = 0; i < slices.size(); i++) {
      step(slices.get(i), weights, gradient, (float) learningRate);
    }
  }

  private void step(Slice slice, float[] weights, float[] gradient, float rate) {
    int end = slice.end();
    for (int i = slice.offset(); i < end; i++) {
      float v = momentum * velocity[i] + gradient[i];
      velocity[i] = v;
      weights[i] -= rate * scale[i] * (gradient[i] + momentum * v);
    }
  }

  @Override
  public long steps() {
    return steps;
  }

  /** The live velocities of all trained numbers, also of those that another optimizer moves. */
  float[] velocity() {
    return velocity;
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
