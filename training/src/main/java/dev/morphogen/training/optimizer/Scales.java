package dev.morphogen.training.optimizer;

import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import java.util.Arrays;

/**
 * Learning rates of a network's weights w = s·v when v is what is trained, with s of {@link Slice#scale}: a step along
 * the gradient by v, s·∂L/∂w, moves w by s² times the step along ∂L/∂w. Where an optimizer divides by the gradient's
 * size, as Adam does, one s of the two is gone.
 */
final class Scales {

  private Scales() {}

  /** s of every trained number to the power {@code exponent}. */
  static float[] powers(WeightLayout layout, int exponent) {
    float[] factors = new float[layout.trainedSize()];
    for (Slice slice : layout.trained()) {
      float factor = (float) Math.pow(slice.scale(), exponent);
      Arrays.fill(factors, slice.offset(), slice.end(), factor);
    }
    return factors;
  }
}
