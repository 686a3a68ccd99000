package dev.morphogen.app.bench.convolution;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.FourierConv;
import dev.morphogen.kernels.fourier.FourierShape;

/** Convolution by Fourier transform, depthwise, eq. (10), or circulant, eq. (12); both images in one transform. */
final class FourierContestant extends Contestant {

  private final FourierConv conv;
  private final int imageSize;
  private float[] re = new float[0];
  private float[] im = new float[0];

  private FourierContestant(FourierConv conv, int imageSize) {
    super(conv.scratchSize());
    this.conv = conv;
    this.imageSize = imageSize;
  }

  static FourierContestant of(ConvolutionPoint point, Kernels kernels, Axes axes) {
    var shape = new FourierShape(point.side(), point.side(), point.channels(), axes);
    return new FourierContestant(
        new FourierConv(kernels.fourier(shape), point.stencil()), point.imageSize());
  }

  @Override
  long weightNumbers() {
    return 2L * conv.spectrumSize() + imageSize;
  }

  @Override
  void prepareWeights(float[] stencils) {
    re = new float[conv.spectrumSize()];
    im = new float[conv.spectrumSize()];
    conv.prepare(stencils, 0, re, im, new float[imageSize], scratch());
  }

  @Override
  void convolve(float[] x, float[] y, int first, int second, float[] own) {
    conv.apply(x, first, second, re, im, y, first, second, own);
  }
}
