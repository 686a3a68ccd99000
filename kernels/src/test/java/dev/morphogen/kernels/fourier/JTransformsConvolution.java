package dev.morphogen.kernels.fourier;

import org.jtransforms.fft.DoubleFFT_2D;
import org.jtransforms.fft.DoubleFFT_3D;

/** F⁻¹(factor(k̂)·F x) by somebody else's transform, in double precision; every size must be at least 2. */
record JTransformsConvolution(FourierShape shape, float[] stencil) {

  /** What F x is multiplied by, at a frequency where F(stencil) = re + i·im. */
  enum Factor {
    EIGENVALUE,
    CONJUGATE,
    POWER
  }

  float[] apply(float[] x, Factor factor) {
    float[] result = new float[x.length];
    int apart = shape.imageSize() / shape.length();
    for (int c = 0; c < apart; c++) {
      double[] k = complex(stencil, c, apart);
      double[] line = complex(x, c, apart);
      transform(k, false);
      transform(line, false);
      for (int i = 0; i < line.length; i += 2) {
        multiply(line, i, k[i], k[i + 1], factor);
      }
      transform(line, true);
      for (int i = 0; i < shape.length(); i++) {
        result[i * apart + c] = (float) line[2 * i];
      }
    }
    return result;
  }

  private static void multiply(double[] x, int i, double kRe, double kIm, Factor factor) {
    double re = factor == Factor.POWER ? kRe * kRe + kIm * kIm : kRe;
    double im =
        switch (factor) {
          case EIGENVALUE -> kIm;
          case CONJUGATE -> -kIm;
          case POWER -> 0;
        };
    double xRe = x[i];
    x[i] = xRe * re - x[i + 1] * im;
    x[i + 1] = xRe * im + x[i + 1] * re;
  }

  private void transform(double[] numbers, boolean back) {
    if (shape.axes() == Axes.PIXELS) {
      DoubleFFT_2D plane = new DoubleFFT_2D(shape.height(), shape.width());
      if (back) {
        plane.complexInverse(numbers, true);
      } else {
        plane.complexForward(numbers);
      }
    } else {
      DoubleFFT_3D volume = new DoubleFFT_3D(shape.height(), shape.width(), shape.channels());
      if (back) {
        volume.complexInverse(numbers, true);
      } else {
        volume.complexForward(numbers);
      }
    }
  }

  private double[] complex(float[] numbers, int channel, int apart) {
    double[] complex = new double[2 * shape.length()];
    for (int i = 0; i < shape.length(); i++) {
      complex[2 * i] = numbers[i * apart + channel];
    }
    return complex;
  }
}
