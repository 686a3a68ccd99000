package dev.morphogen.network.diffusion;

import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;

/**
 * K as convolutions of one channel each, with complex stencils: a depthwise K, eq. (5), is that already; a circulant
 * one, eq. (12), becomes it by a Fourier transform along the channels, Σₛ k⁽ˢ⁺¹⁾·exp(2πi·r·s/c) for frequency r. Number r is
 * {@code re[r] + i·im[r]}, {@code [m·m]} each, in double precision.
 */
record DecoupledStencils(int side, double[][] re, double[][] im) {

  /** Of stencils {@code [c, 1, m, m]}. */
  static DecoupledStencils of(Weights weights, Slice stencils, Axes axes) {
    int channels = stencils.shape().get(0);
    int taps = stencils.size() / channels;
    double[][] real = new double[channels][taps];
    float[] numbers = weights.array(stencils);
    for (int c = 0; c < channels; c++) {
      for (int t = 0; t < taps; t++) {
        real[c][t] = numbers[stencils.offset() + c * taps + t];
      }
    }
    int side = stencils.shape().getLast();
    return axes == Axes.PIXELS
        ? new DecoupledStencils(side, real, new double[channels][taps])
        : alongChannels(side, real);
  }

  private static DecoupledStencils alongChannels(int side, double[][] stencils) {
    int channels = stencils.length;
    int taps = stencils[0].length;
    Waves waves = Waves.of(channels, channels);
    double[][] re = new double[channels][taps];
    double[][] im = new double[channels][taps];
    for (int r = 0; r < channels; r++) {
      for (int s = 0; s < channels; s++) {
        add(stencils[s], waves.cosine()[s][r], re[r]);
        add(stencils[s], waves.sine()[s][r], im[r]);
      }
    }
    return new DecoupledStencils(side, re, im);
  }

  private static void add(double[] stencil, double factor, double[] sum) {
    for (int t = 0; t < sum.length; t++) {
      sum[t] += factor * stencil[t];
    }
  }

  int count() {
    return re.length;
  }
}
