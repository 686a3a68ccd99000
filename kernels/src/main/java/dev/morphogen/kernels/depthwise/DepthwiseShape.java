package dev.morphogen.kernels.depthwise;

import dev.morphogen.kernels.Extent;

/**
 * What a depthwise convolution works on: images {@code [height, width, channels]} and one stencil
 * of {@code stencil} x {@code stencil} (odd) a channel.
 */
public record DepthwiseShape(int height, int width, int channels, int stencil, Boundary boundary) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is not positive, the stencil's is even, or an array cannot hold them
   */
  public DepthwiseShape {
    Extent.positive("height", height);
    Extent.positive("width", width);
    Extent.positive("channels", channels);
    Extent.positive("stencil", stencil);
    if (stencil % 2 == 0) {
      throw new IllegalArgumentException("stencil: expected an odd size, got " + stencil);
    }
    Extent.requireArray("image", height, width, channels);
    Extent.requireArray("stencils", channels, stencil, stencil);
  }

  /** Numbers of one image. */
  public int imageSize() {
    return height * width * channels;
  }

  /** Numbers of all stencils. */
  public int stencilSize() {
    return stencil * stencil * channels;
  }

  /** Pixels that a stencil reaches from its centre. */
  public int radius() {
    return stencil / 2;
  }
}
