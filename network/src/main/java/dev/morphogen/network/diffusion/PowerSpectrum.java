package dev.morphogen.network.diffusion;

import java.util.Arrays;

/**
 * |k̂(p, q)|² at every frequency of a periodic image {@code [h, w]}: the eigenvalues of KᵀK, for a convolution K of one
 * channel with a complex stencil {@code [m·m]}.
 *
 * <p>With B_j = Σᵢ k[i, j]·exp(2πi·p·i/h) a row of the spectrum is the cosine sum R₀ + 2·Re Σₜ R_t·exp(2πi·q·t/w), R_t = Σⱼ B_{j+t}·B̄_j:
 * m real products a frequency, no Fourier transform, any size.
 */
final class PowerSpectrum {

  private final int stencil;
  private final Waves down;
  private final Waves along;
  private final double[] columnRe;
  private final double[] columnIm;

  /** For stencils of {@code stencil} x {@code stencil}. */
  PowerSpectrum(int stencil, int height, int width) {
    this.stencil = stencil;
    down = Waves.of(stencil, height);
    along = Waves.of(stencil, width);
    columnRe = new double[stencil];
    columnIm = new double[stencil];
  }

  /** λmax(KᵀK), the largest of all; NaN if a tap is. */
  double largest(double[] re, double[] im) {
    double[] row = new double[along.frequencies()];
    double largest = 0;
    for (int p = 0; p < down.frequencies(); p++) {
      fill(p, re, im, row);
      for (double power : row) {
        largest = Math.max(largest, power);
      }
    }
    return largest;
  }

  /** row[q] = |k̂(p, q)|². */
  void fill(int p, double[] re, double[] im, double[] row) {
    sumColumns(p, re, im);
    Arrays.fill(row, correlationRe(0));
    for (int t = 1; t < stencil; t++) {
      addWave(2 * correlationRe(t), along.cosine()[t], -2 * correlationIm(t), along.sine()[t], row);
    }
    for (int q = 0; q < row.length; q++) {
      row[q] = Math.max(0, row[q]);
    }
  }

  private void sumColumns(int p, double[] re, double[] im) {
    for (int j = 0; j < stencil; j++) {
      columnRe[j] = 0;
      columnIm[j] = 0;
      for (int i = 0; i < stencil; i++) {
        double c = down.cosine()[i][p];
        double s = down.sine()[i][p];
        int tap = i * stencil + j;
        columnRe[j] += re[tap] * c - im[tap] * s;
        columnIm[j] += re[tap] * s + im[tap] * c;
      }
    }
  }

  private double correlationRe(int t) {
    double sum = 0;
    for (int j = 0; j + t < stencil; j++) {
      sum += columnRe[j + t] * columnRe[j] + columnIm[j + t] * columnIm[j];
    }
    return sum;
  }

  private double correlationIm(int t) {
    double sum = 0;
    for (int j = 0; j + t < stencil; j++) {
      sum += columnIm[j + t] * columnRe[j] - columnRe[j + t] * columnIm[j];
    }
    return sum;
  }

  private static void addWave(double a, double[] cosine, double b, double[] sine, double[] row) {
    for (int q = 0; q < row.length; q++) {
      row[q] += a * cosine[q] + b * sine[q];
    }
  }
}
