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

  private final Momentum momentum;
  private final WeightDecay decay;
  private final float[] scale;
  private final List<Slice> slices;
  private long steps;

  /** At its first step. */
  public Nesterov(NesterovSettings settings, WeightLayout layout) {
    this(settings, layout, layout.trained());
  }

  /** For these slices of the layout alone. */
  Nesterov(NesterovSettings settings, WeightLayout layout, List<Slice> slices) {
    this.slices = List.copyOf(slices);
    momentum = new Momentum(settings.momentum(), layout.trainedSize());
    decay = new WeightDecay(settings.decay(), slices);
    scale = Scales.powers(layout, 2);
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
      weights[i] -= rate * scale[i] * momentum.advance(gradient, i);
    }
  }

  @Override
  public long steps() {
    return steps;
  }

  /** Of all trained numbers, also of those that another optimizer moves. */
  Momentum momentum() {
    return momentum;
  }

  @Override
  public Map<String, float[]> state() {
    return Map.of("nesterov.velocity", momentum.velocity());
  }

  @Override
  public void resumeAt(long newSteps) {
    steps = newSteps;
  }
}
