package dev.morphogen.app.bench.convolution;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.depthwise.DepthwiseConv;
import dev.morphogen.kernels.depthwise.DepthwiseShape;

/** Depthwise convolution, eq. (5), tap by tap, of a periodic image as a Fourier transform sees it. */
final class DirectContestant extends Contestant {

  private final DepthwiseConv conv;
  private float[] packed = new float[0];

  private DirectContestant(DepthwiseConv conv) {
    super(conv.scratchSize());
    this.conv = conv;
  }

  static DirectContestant of(ConvolutionPoint point, Kernels kernels) {
    int side = point.side();
    return new DirectContestant(
        kernels.depthwise(
            new DepthwiseShape(side, side, point.channels(), point.stencil(), Boundary.PERIODIC)));
  }

  @Override
  long weightNumbers() {
    return conv.shape().stencilSize();
  }

  @Override
  void prepareWeights(float[] stencils) {
    packed = new float[conv.shape().stencilSize()];
    conv.pack(stencils, 0, packed);
  }

  @Override
  void convolve(float[] x, float[] y, int first, int second, float[] own) {
    conv.apply(x, first, packed, y, first, own);
    conv.apply(x, second, packed, y, second, own);
  }
}
