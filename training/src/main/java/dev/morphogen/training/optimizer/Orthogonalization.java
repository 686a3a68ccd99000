package dev.morphogen.training.optimizer;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.pointwise.PointwiseConv;
import dev.morphogen.kernels.pointwise.PointwiseShape;

/**
 * X = U Σ Vᵀ → about U Vᵀ: five steps X ← aX + (bA + cA²)X, A = X Xᵀ, of a Newton-Schulz iteration whose polynomial
 * takes every singular value that is not tiny to between 0.7 and 1.2 (coefficients of Jordan et al. 2024). Its matrix
 * products are pointwise convolutions: "pixels" are rows, X is the weights.
 */
final class Orthogonalization {

  private static final int STEPS = 5;
  private static final float A = 3.4445f;
  private static final float B = -4.7750f;
  private static final float C = 2.0315f;

  private final int rows;
  private final PointwiseConv byX;
  private final PointwiseConv byGram;
  private final float[] packedX;
  private final float[] packedGram;
  private final float[] gram;
  private final float[] square;
  private final float[] product;

  /** For matrices {@code [rows, columns]}; holds their workspace. */
  Orthogonalization(int rows, int columns, Kernels kernels) {
    this.rows = rows;
    byX = kernels.pointwise(new PointwiseShape(rows, columns, rows));
    byGram = kernels.pointwise(new PointwiseShape(rows, rows, rows));
    packedX = new float[byX.packedSize()];
    packedGram = new float[byGram.packedSize()];
    gram = new float[rows * rows];
    square = new float[rows * rows];
    product = new float[rows * columns];
  }

  /** Overwrites x, {@code [rows, columns]}; zeros, and what is too small for its inverse to be a number, become zeros. */
  void run(float[] x) {
    double sum = 0;
    for (float number : x) {
      sum += (double) number * number;
    }
    // The largest singular value is at most the root of the sum of squares.
    float scale = sum > Muon.FADED ? (float) (1 / Math.sqrt(sum)) : 0;
    for (int i = 0; i < x.length; i++) {
      x[i] *= scale;
    }
    for (int step = 0; step < STEPS; step++) {
      iterate(x);
    }
  }

  private void iterate(float[] x) {
    byX.pack(x, 0, packedX);
    byX.apply(x, 0, packedX, gram, 0);
    byGram.pack(gram, 0, packedGram);
    byGram.apply(gram, 0, packedGram, square, 0);
    for (int i = 0; i < rows * rows; i++) {
      square[i] = B * gram[i] + C * square[i];
    }
    byX.transpose(square, 0, packedX, product, 0);
    for (int i = 0; i < x.length; i++) {
      x[i] = A * x[i] + product[i];
    }
  }
}
