package dev.morphogen.kernels.dense;

import dev.morphogen.kernels.Extent;

/**
 * What a dense convolution works on: images {@code [height, width, inputs]} to {@code [height,
 * width, outputs]} with stencils of {@code stencil} x {@code stencil} (odd), zeros beyond the edge.
 */
public record DenseShape(int height, int width, int inputs, int outputs, int stencil) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is not positive, the stencil's is even, or an array cannot hold them
   */
  public DenseShape {
    Extent.positive("height", height);
    Extent.positive("width", width);
    Extent.positive("inputs", inputs);
    Extent.positive("outputs", outputs);
    Extent.positive("stencil", stencil);
    if (stencil % 2 == 0) {
      throw new IllegalArgumentException("stencil: expected an odd size, got " + stencil);
    }
    Extent.requireArray("input", height, width, inputs);
    Extent.requireArray("output", height, width, outputs);
    Extent.requireArray("weights", outputs, inputs, stencil, stencil);
  }

  /** Pixels of one image. */
  public int pixels() {
    return height * width;
  }

  /** Numbers of the weights {@code [outputs, inputs, stencil, stencil]}. */
  public int weightSize() {
    return inputs * outputs * stencil * stencil;
  }

  /** Pixels that a stencil reaches from its centre. */
  public int radius() {
    return stencil / 2;
  }
}
