package dev.morphogen.kernels.pointwise;

import dev.morphogen.kernels.CacheLines;
import dev.morphogen.kernels.Extent;
import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.elementwise.Normalization;
import dev.morphogen.kernels.elementwise.NormalizationVector;
import dev.morphogen.kernels.vector.Lanes;
import dev.morphogen.kernels.vector.MatrixProduct;
import dev.morphogen.kernels.vector.Strides;

/**
 * {@link PointwiseConv} as three matrix products. Packed weights are M transposed, {@code [inputs,
 * outputs]}, for the way there, then M itself, {@code [outputs, inputs]}, for the way back.
 */
public final class PointwiseConvVector extends PointwiseConv {

  private final int packedSize;
  private final MatrixProduct there;
  private final MatrixProduct back;
  private final MatrixProduct gradient;
  private final Normalization normalization;

  /** A convolution for one shape. */
  public PointwiseConvVector(PointwiseShape shape) {
    super(shape);
    long bothWays = (long) weightsBack() + shape.weightSize() + Lanes.COUNT;
    packedSize = Extent.arrayLength("packed weights", shape, bothWays);
    int pixels = shape.pixels();
    int inputs = shape.inputs();
    int outputs = shape.outputs();
    there = new MatrixProduct(pixels, outputs, Strides.oneRun(inputs, inputs, 1, outputs, outputs));
    back = new MatrixProduct(pixels, inputs, Strides.oneRun(outputs, outputs, 1, inputs, inputs));
    gradient =
        new MatrixProduct(outputs, inputs, Strides.oneRun(pixels, 1, outputs, inputs, inputs));
    normalization = new NormalizationVector(pixels, outputs);
  }

  /** Both orders, and room to read a vector past the end. */
  @Override
  public int packedSize() {
    return packedSize;
  }

  /** Where the weights for the way back begin. */
  private int weightsBack() {
    return CacheLines.next(CacheLines.FIRST + shape.weightSize());
  }

  @Override
  protected void packWeights(float[] weights, int offset, float[] packed) {
    for (int o = 0; o < shape.outputs(); o++) {
      for (int i = 0; i < shape.inputs(); i++) {
        packed[CacheLines.FIRST + i * shape.outputs() + o] =
            weights[offset + o * shape.inputs() + i];
      }
    }
    System.arraycopy(weights, offset, packed, weightsBack(), shape.weightSize());
  }

  @Override
  protected void multiply(
      float[] x, int xOffset, float[] packed, float[] y, int yOffset, boolean adding) {
    there.multiply(x, xOffset, packed, CacheLines.FIRST, y, yOffset, adding);
  }

  @Override
  protected void multiplyRelu(
      float[] x, int xOffset, float[] packed, NormalizedRelu end, float[] y, int yOffset) {
    if (there.endsWithRelu()) {
      there.multiplyRelu(x, xOffset, packed, CacheLines.FIRST, y, yOffset, end);
    } else {
      multiply(x, xOffset, packed, y, yOffset, false);
      normalization.applyRelu(y, yOffset, end.scale(), end.shift(), y, yOffset);
    }
  }

  @Override
  public int reluScratchSize() {
    return there.endsWithRelu() ? 0 : shape.pixels() * shape.outputs();
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
    if (there.endsWithRelu()) {
      there.addMultipliedRelu(x, xOffset, packed, CacheLines.FIRST, y, yOffset, end);
    } else {
      multiply(x, xOffset, packed, scratch, 0, false);
      normalization.reaction(y, yOffset, scratch, 0, end.scale(), end.shift(), 1, y, yOffset);
    }
  }

  @Override
  protected void multiplyTransposed(
      float[] u, int uOffset, float[] packed, float[] x, int xOffset, boolean adding) {
    back.multiply(u, uOffset, packed, weightsBack(), x, xOffset, adding);
  }

  @Override
  protected void addWeightGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient) {
    this.gradient.multiply(u, uOffset, x, xOffset, gradient, 0, true);
  }
}
