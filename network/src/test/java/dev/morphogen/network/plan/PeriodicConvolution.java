package dev.morphogen.network.plan;

import dev.morphogen.network.Shape;

/**
 * A depthwise or circulant convolution K with periodic boundary, summed tap by tap in double precision: what steps
 * by Fourier transform are held against.
 */
record PeriodicConvolution(Shape shape, int stencil, boolean circulant, float[] k) {

  private interface Pair {
    void add(int output, int input, double weight);
  }

  /** Image number {@code image} of a batch. */
  double[] image(float[] batch, int image) {
    double[] numbers = new double[shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = batch[image * numbers.length + i];
    }
    return numbers;
  }

  /** K x. */
  double[] apply(double[] x) {
    double[] y = new double[x.length];
    forEachPair((output, input, weight) -> y[output] += weight * x[input]);
    return y;
  }

  /** Kᵀ y. */
  double[] transpose(double[] y) {
    double[] x = new double[y.length];
    forEachPair((output, input, weight) -> x[input] += weight * y[output]);
    return x;
  }

  /** Block (i, j) of a circulant K is stencil number (j − i) mod c, counted from 0: eq. (12). */
  private void forEachPair(Pair pair) {
    int c = shape.channels();
    for (int i = 0; i < c; i++) {
      for (int j = 0; j < c; j++) {
        if (circulant || i == j) {
          forEachTap(i, j, circulant ? Math.floorMod(j - i, c) : i, pair);
        }
      }
    }
  }

  private void forEachTap(int outputChannel, int inputChannel, int number, Pair pair) {
    for (int pixel = 0; pixel < shape.pixels(); pixel++) {
      for (int tap = 0; tap < stencil * stencil; tap++) {
        int h = Math.floorMod(pixel / shape.width() + tap / stencil - stencil / 2, shape.height());
        int w = Math.floorMod(pixel % shape.width() + tap % stencil - stencil / 2, shape.width());
        pair.add(
            pixel * shape.channels() + outputChannel,
            (h * shape.width() + w) * shape.channels() + inputChannel,
            k[number * stencil * stencil + tap]);
      }
    }
  }
}
