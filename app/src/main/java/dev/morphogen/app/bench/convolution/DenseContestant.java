package dev.morphogen.app.bench.convolution;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.dense.DenseConv;
import dev.morphogen.kernels.dense.DenseShape;

/**
 * Dense convolution, eq. (4), of the weights that a circulant one stands for, eq. (12): block (o, i) is stencil number
 * ((i − o) mod c) + 1. To the kernel they are weights like any others, and the answers can be compared.
 */
final class DenseContestant extends Contestant {

  private final DenseConv conv;
  private float[] packed = new float[0];

  private DenseContestant(DenseConv conv) {
    super(conv.scratchSize());
    this.conv = conv;
  }

  static DenseContestant of(ConvolutionPoint point, Kernels kernels) {
    int side = point.side();
    int channels = point.channels();
    return new DenseContestant(
        kernels.dense(new DenseShape(side, side, channels, channels, point.stencil())));
  }

  @Override
  long weightNumbers() {
    return (long) conv.shape().weightSize() + conv.packedSize();
  }

  @Override
  void prepareWeights(float[] stencils) {
    packed = new float[conv.packedSize()];
    conv.pack(weights(stencils, conv.shape().inputs()), 0, packed);
  }

  /** What circulant stencils {@code [c, 1, m, m]} stand for: {@code [c, c, m, m]}. */
  static float[] weights(float[] stencils, int channels) {
    int taps = stencils.length / channels;
    float[] weights = new float[channels * stencils.length];
    for (int block = 0; block < channels * channels; block++) {
      int number = Math.floorMod(block % channels - block / channels, channels);
      System.arraycopy(stencils, number * taps, weights, block * taps, taps);
    }
    return weights;
  }

  @Override
  void convolve(float[] x, float[] y, int first, int second, float[] own) {
    conv.apply(x, first, packed, y, first, own);
    conv.apply(x, second, packed, y, second, own);
  }
}
