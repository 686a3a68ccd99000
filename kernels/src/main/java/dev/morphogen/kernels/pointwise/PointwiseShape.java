package dev.morphogen.kernels.pointwise;

import dev.morphogen.kernels.Extent;

/** What a pointwise convolution works on: {@code pixels} pixels, {@code inputs} channels to {@code outputs}. */
public record PointwiseShape(int pixels, int inputs, int outputs) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is not positive, or an array cannot hold them
   */
  public PointwiseShape {
    Extent.positive("pixels", pixels);
    Extent.positive("inputs", inputs);
    Extent.positive("outputs", outputs);
    Extent.requireArray("input", pixels, inputs);
    Extent.requireArray("output", pixels, outputs);
    Extent.requireArray("weights", outputs, inputs);
  }

  /** Numbers of the weights {@code [outputs, inputs]}. */
  public int weightSize() {
    return inputs * outputs;
  }
}
