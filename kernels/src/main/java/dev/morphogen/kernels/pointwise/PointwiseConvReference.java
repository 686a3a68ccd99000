package dev.morphogen.kernels.pointwise;

import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.elementwise.Normalization;
import dev.morphogen.kernels.elementwise.NormalizationReference;

/** {@link PointwiseConv} straight from eq. (6), summed in double precision. */
public final class PointwiseConvReference extends PointwiseConv {

  private final Normalization normalization;

  /** A convolution for one shape. */
  public PointwiseConvReference(PointwiseShape shape) {
    super(shape);
    normalization = new NormalizationReference(shape.pixels(), shape.outputs());
  }

  /** The weights stay as they are: {@code [outputs, inputs]}. */
  @Override
  public int packedSize() {
    return shape.weightSize();
  }

  @Override
  protected void packWeights(float[] weights, int offset, float[] packed) {
    System.arraycopy(weights, offset, packed, 0, shape.weightSize());
  }

  @Override
  protected void multiply(
      float[] x, int xOffset, float[] packed, float[] y, int yOffset, boolean adding) {
    for (int p = 0; p < shape.pixels(); p++) {
      for (int o = 0; o < shape.outputs(); o++) {
        double sum = 0;
        for (int i = 0; i < shape.inputs(); i++) {
          sum += (double) packed[o * shape.inputs() + i] * x[xOffset + p * shape.inputs() + i];
        }
        put(sum, y, yOffset + p * shape.outputs() + o, adding);
      }
    }
  }

  @Override
  protected void multiplyRelu(
      float[] x, int xOffset, float[] packed, NormalizedRelu end, float[] y, int yOffset) {
    multiply(x, xOffset, packed, y, yOffset, false);
    normalization.applyRelu(y, yOffset, end.scale(), end.shift(), y, yOffset);
  }

  @Override
  public int reluScratchSize() {
    return shape.pixels() * shape.outputs();
  }

  @Override
  protected void addMultipliedRelu(
      float[] x,
      int xOffset,
      float[] packed,
      NormalizedRelu end,
      float[] y,
      int yOffset,
      float[] scratch) {
    multiply(x, xOffset, packed, scratch, 0, false);
    normalization.reaction(y, yOffset, scratch, 0, end.scale(), end.shift(), 1, y, yOffset);
  }

  @Override
  protected void multiplyTransposed(
      float[] u, int uOffset, float[] packed, float[] x, int xOffset, boolean adding) {
    for (int p = 0; p < shape.pixels(); p++) {
      for (int i = 0; i < shape.inputs(); i++) {
        double sum = 0;
        for (int o = 0; o < shape.outputs(); o++) {
          sum += (double) packed[o * shape.inputs() + i] * u[uOffset + p * shape.outputs() + o];
        }
        put(sum, x, xOffset + p * shape.inputs() + i, adding);
      }
    }
  }

  @Override
  protected void addWeightGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient) {
    for (int o = 0; o < shape.outputs(); o++) {
      for (int i = 0; i < shape.inputs(); i++) {
        double sum = 0;
        for (int p = 0; p < shape.pixels(); p++) {
          sum +=
              (double) u[uOffset + p * shape.outputs() + o] * x[xOffset + p * shape.inputs() + i];
        }
        put(sum, gradient, o * shape.inputs() + i, true);
      }
    }
  }

  private static void put(double sum, float[] to, int at, boolean adding) {
    to[at] = adding ? to[at] + (float) sum : (float) sum;
  }
}
