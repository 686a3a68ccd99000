package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.testing.Convolution;

/**
 * Circulant convolution as the matrix of eq. (12), for the checks: block (i, j), from channel j to channel i, is the
 * periodic convolution matrix of stencil number ((j − i) mod c) + 1. In double precision, all zeros written out.
 */
record CirculantMatrix(int height, int width, int channels, int stencil) implements Convolution {

  /** What is done with the entry (row, column), to which a tap is added. */
  private interface Entry {
    void visit(int row, int column, int tap);
  }

  @Override
  public String name() {
    return "circulant matrix";
  }

  @Override
  public int inputSize() {
    return height * width * channels;
  }

  @Override
  public int outputSize() {
    return inputSize();
  }

  @Override
  public int weightSize() {
    return stencil * stencil * channels;
  }

  @Override
  public int terms() {
    return weightSize();
  }

  @Override
  public int transposedTerms() {
    return weightSize();
  }

  @Override
  public int gradientTerms() {
    return inputSize();
  }

  /** K, row by row. */
  double[][] matrix(float[] weights) {
    double[][] matrix = new double[inputSize()][inputSize()];
    forEachEntry((row, column, tap) -> matrix[row][column] += weights[tap]);
    return matrix;
  }

  @Override
  public void apply(float[] weights, float[] x, int xAt, float[] y, int yAt, boolean adding) {
    double[][] matrix = matrix(weights);
    for (int row = 0; row < inputSize(); row++) {
      double sum = adding ? y[yAt + row] : 0;
      for (int column = 0; column < inputSize(); column++) {
        sum += matrix[row][column] * x[xAt + column];
      }
      y[yAt + row] = (float) sum;
    }
  }

  @Override
  public void transpose(float[] weights, float[] u, int uAt, float[] x, int xAt, boolean adding) {
    double[][] matrix = matrix(weights);
    for (int column = 0; column < inputSize(); column++) {
      double sum = adding ? x[xAt + column] : 0;
      for (int row = 0; row < inputSize(); row++) {
        sum += matrix[row][column] * u[uAt + row];
      }
      x[xAt + column] = (float) sum;
    }
  }

  @Override
  public void addGradient(float[] x, int xAt, float[] u, int uAt, float[] gradient) {
    double[] sums = new double[weightSize()];
    forEachEntry((row, column, tap) -> sums[tap] += (double) u[uAt + row] * x[xAt + column]);
    for (int tap = 0; tap < sums.length; tap++) {
      gradient[tap] += (float) sums[tap];
    }
  }

  private void forEachEntry(Entry entry) {
    for (int i = 0; i < channels; i++) {
      for (int j = 0; j < channels; j++) {
        block(i, j, Math.floorMod(j - i, channels), entry);
      }
    }
  }

  /** PyTorch's orientation: y[h, w] = Σ k[a, b]·x[h + a − m/2, w + b − m/2]. */
  private void block(int i, int j, int number, Entry entry) {
    for (int pixel = 0; pixel < height * width; pixel++) {
      for (int a = 0; a < stencil; a++) {
        for (int b = 0; b < stencil; b++) {
          int h = Math.floorMod(pixel / width + a - stencil / 2, height);
          int w = Math.floorMod(pixel % width + b - stencil / 2, width);
          int tap = (number * stencil + a) * stencil + b;
          entry.visit(pixel * channels + i, (h * width + w) * channels + j, tap);
        }
      }
    }
  }
}
