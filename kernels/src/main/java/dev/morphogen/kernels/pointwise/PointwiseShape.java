package dev.morphogen.kernels.pointwise;

import dev.morphogen.kernels.Extent;

/** What a pointwise convolution works on: {@code pixels} pixels, {@code inputs} channels to {@code outputs}. */
public record PointwiseShape(int pixels, int inputs, int outputs) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is not positive
   */
  public PointwiseShape {
    Extent.positive("pixels", pixels);
    Extent.positive("inputs", inputs);
    Extent.positive("outputs", outputs);
  }

  /** Numbers of the weights {@code [outputs, inputs]}. */
  public int weightSize() {
    return inputs * outputs;
  }
}
