package dev.morphogen.network.diffusion;

import dev.morphogen.kernels.depthwise.Boundary;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** The matrix of K written out from eqs. (5) and (12), and λmax(KᵀK) by power iteration. */
final class OperatorMatrix {

  private static final int MOST_ITERATIONS = 20_000;
  private static final double CONVERGED = 1e-11;

  private final double[][] k;

  private OperatorMatrix(int size) {
    k = new double[size][size];
  }

  /** Of one channel's stencil. */
  static OperatorMatrix depthwise(
      Stencils stencils, int channel, int height, int width, Boundary boundary) {
    OperatorMatrix matrix = new OperatorMatrix(height * width);
    matrix.addBlock(stencils, channel, 0, 0, height, width, boundary);
    return matrix;
  }

  /** Block (i, j) is stencil number ((j − i) mod c) + 1 (docs/rulings.md, 5). */
  static OperatorMatrix circulant(Stencils stencils, int height, int width) {
    int channels = stencils.channels();
    OperatorMatrix matrix = new OperatorMatrix(channels * height * width);
    for (int i = 0; i < channels; i++) {
      for (int j = 0; j < channels; j++) {
        int number = Math.floorMod(j - i, channels);
        matrix.addBlock(stencils, number, i, j, height, width, Boundary.PERIODIC);
      }
    }
    return matrix;
  }

  private void addBlock(
      Stencils stencils, int number, int i, int j, int height, int width, Boundary boundary) {
    int pixels = height * width;
    int reach = stencils.side() / 2;
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int dy = -reach; dy <= reach; dy++) {
        for (int dx = -reach; dx <= reach; dx++) {
          int y = pixel / width + dy;
          int x = pixel % width + dx;
          if (boundary == Boundary.PERIODIC || y >= 0 && y < height && x >= 0 && x < width) {
            int source = Math.floorMod(y, height) * width + Math.floorMod(x, width);
            k[i * pixels + pixel][j * pixels + source] +=
                stencils.tap(number, dy + reach, dx + reach);
          }
        }
      }
    }
  }

  double lambdaMax() {
    double[] x = new Random(1).doubles(k.length, -1, 1).toArray();
    double lambda = 0;
    for (int n = 0; n < MOST_ITERATIONS; n++) {
      double before = lambda;
      double[] y = times(x);
      lambda = squares(y) / squares(x);
      if (Math.abs(lambda - before) <= CONVERGED * lambda) {
        break;
      }
      x = transposed(y);
    }
    return lambda;
  }

  private static double squares(double[] x) {
    return Arrays.stream(x).map(v -> v * v).sum();
  }

  private double[] times(double[] x) {
    return Arrays.stream(k)
        .mapToDouble(row -> IntStream.range(0, x.length).mapToDouble(i -> row[i] * x[i]).sum())
        .toArray();
  }

  /** Kᵀ y, scaled so that it does not grow. */
  private double[] transposed(double[] y) {
    double norm = Math.sqrt(squares(y));
    double[] x = new double[y.length];
    for (int row = 0; row < y.length; row++) {
      for (int i = 0; i < x.length; i++) {
        x[i] += k[row][i] * y[row] / norm;
      }
    }
    return x;
  }
}
