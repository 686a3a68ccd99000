package dev.morphogen.app.bench.convolution;

/** A point of Figure 1: images {@code [side, side, channels]}, stencils of {@code stencil} x {@code stencil}. */
public record ConvolutionPoint(int side, int stencil, int channels) {

  /** What does not vary in a panel is this in all of the paper's. */
  static final ConvolutionPoint PAPER = new ConvolutionPoint(64, 3, 256);

  /** Above so many numbers an array's indices end; a transform works on two images at once. */
  private static final long LARGEST_IMAGE = 1 << 28;

  /** Whether images and dense weights can be indexed at all. */
  boolean fitsArrays() {
    long image = (long) side * side * channels;
    return image <= LARGEST_IMAGE && denseWeights() <= Integer.MAX_VALUE / 2;
  }

  /** Numbers of one image. */
  int imageSize() {
    return side * side * channels;
  }

  /** Numbers of a dense convolution's weights. */
  long denseWeights() {
    return (long) stencil * stencil * channels * channels;
  }

  /** Multiply-adds of a dense convolution of one image. */
  long denseMultiplyAdds() {
    return denseWeights() * side * side;
  }

  @Override
  public String toString() {
    return "side %d, stencil %d, %d channels".formatted(side, stencil, channels);
  }
}
