package dev.morphogen.network.weights;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A network's numbers: one array of trained ones, one of tracked ones; see {@link WeightLayout}. */
public record Weights(WeightLayout layout, float[] trained, float[] tracked) {

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if an array does not fit the layout
   */
  public Weights {
    if (trained.length != layout.trainedSize() || tracked.length != layout.trackedSize()) {
      throw new IllegalArgumentException(
          "weights: expected %d trained and %d tracked numbers, got %d and %d"
              .formatted(
                  layout.trainedSize(), layout.trackedSize(), trained.length, tracked.length));
    }
  }

  /** All zero. */
  public static Weights zeros(WeightLayout layout) {
    return new Weights(layout, new float[layout.trainedSize()], new float[layout.trackedSize()]);
  }

  /** The array that a slice lies in. */
  public float[] array(Slice slice) {
    return slice.role().trained() ? trained : tracked;
  }

  /** Sets every number of a slice. */
  public void fill(Slice slice, float value) {
    Arrays.fill(array(slice), slice.offset(), slice.end(), value);
  }

  /** Draws every number of a slice uniformly from ±1/√fanIn, as PyTorch begins. */
  public void drawUniform(Slice slice, int fanIn, RandomGenerator random) {
    float bound = (float) (1 / Math.sqrt(fanIn));
    float[] array = array(slice);
    for (int i = slice.offset(); i < slice.end(); i++) {
      array[i] = random.nextFloat(-bound, bound);
    }
  }

  /** A copy that shares nothing but the layout. */
  public Weights copy() {
    return new Weights(layout, trained.clone(), tracked.clone());
  }
}
