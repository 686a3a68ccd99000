package dev.morphogen.training.optimizer;

import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import java.util.List;

/**
 * Decoupled weight decay: w ← (1 − learning rate · decay)·w, before the step itself.
 *
 * <p>Only mixing, dense and classifier weights decay. Stencils do not: they are the diffusion's
 * coefficients, few, and networks of depthwise convolutions are known to lose accuracy by it.
 * Normalizations and biases do not, as everywhere. docs/recipes.md has the recipes' decay.
 */
final class WeightDecay {

  private final double decay;
  private final List<Range> ranges;

  private record Range(int from, int to) {}

  /** Of those of the slices that decay. */
  WeightDecay(double decay, List<Slice> slices) {
    this.decay = decay;
    ranges =
        slices.stream()
            .filter(slice -> decay > 0 && decays(slice))
            .map(slice -> new Range(slice.offset(), slice.end()))
            .toList();
  }

  static boolean decays(Slice slice) {
    boolean bias = slice.shape().size() == 1;
    return !bias && (slice.role() == Role.CONVOLUTION || slice.role() == Role.CLASSIFIER);
  }

  void apply(float[] weights, double learningRate) {
    float factor = (float) (1 - learningRate * decay);
    for (Range range : ranges) {
      scale(weights, range.from(), range.to(), factor);
    }
  }

  private static void scale(float[] weights, int from, int to, float factor) {
    for (int i = from; i < to; i++) {
      weights[i] *= factor;
    }
  }
}
