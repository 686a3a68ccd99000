package dev.morphogen.app.bench.convolution;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.fourier.Axes;
import java.util.Locale;

/** Who takes part: what is divided by, and the figure's three curves. */
public enum Curve {
  /** What the others are held against. */
  DENSE("dense") {
    @Override
    Contestant contestant(ConvolutionPoint point, Kernels kernels) {
      return DenseContestant.of(point, kernels);
    }
  },
  /** The paper's "diag direct conv". */
  DEPTHWISE_DIRECT("depthwise, direct") {
    @Override
    Contestant contestant(ConvolutionPoint point, Kernels kernels) {
      return DirectContestant.of(point, kernels);
    }
  },
  /** The paper's "diag fft conv". */
  DEPTHWISE_FOURIER("depthwise, FFT") {
    @Override
    Contestant contestant(ConvolutionPoint point, Kernels kernels) {
      return FourierContestant.of(point, kernels, Axes.PIXELS);
    }
  },
  /** The paper's "circ fft conv". */
  CIRCULANT_FOURIER("circulant, FFT") {
    @Override
    Contestant contestant(ConvolutionPoint point, Kernels kernels) {
      return FourierContestant.of(point, kernels, Axes.PIXELS_AND_CHANNELS);
    }
  };

  private final String label;

  Curve(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** For programs: {@code depthwise-direct}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  abstract Contestant contestant(ConvolutionPoint point, Kernels kernels);
}
