package dev.morphogen.kernels.pointwise;

import dev.morphogen.kernels.CacheLines;
import dev.morphogen.kernels.Extent;
import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.elementwise.Normalization;
import dev.morphogen.kernels.elementwise.NormalizationVector;
import dev.morphogen.kernels.vector.Lanes;
import dev.morphogen.kernels.vector.MatrixProduct;
import dev.morphogen.kernels.vector.Panels;
import dev.morphogen.kernels.vector.Strides;

/**
 * {@link PointwiseConv} as three matrix products. Packed weights are M transposed, {@code [inputs,
 * outputs]}, for the way there, then M itself, {@code [outputs, inputs]}, for the way back, both in {@link Panels}.
 */
public final class PointwiseConvVector extends PointwiseConv {

  private final Panels weightsThere;
  private final Panels weightsBack;
  private final int packedSize;

  /** Where the weights for the way back begin. */
  private final int weightsBackAt;

  private final MatrixProduct there;
  private final MatrixProduct back;
  private final MatrixProduct gradient;
  private final Normalization normalization;

  /** A convolution for one shape. */
  public PointwiseConvVector(PointwiseShape shape) {
    super(shape);
    weightsThere = Panels.of(shape.inputs(), shape.outputs());
    weightsBack = Panels.of(shape.outputs(), shape.inputs());
    long oneWay = CacheLines.FIRST + CacheLines.whole(weightsThere.size());
    long bothWays = oneWay + weightsBack.size() + Lanes.COUNT;
    packedSize = Extent.arrayLength("packed weights", shape, bothWays);
    weightsBackAt = (int) oneWay;
    int pixels = shape.pixels();
    int inputs = shape.inputs();
    int outputs = shape.outputs();
    there =
        new MatrixProduct(
            pixels,
            outputs,
            Strides.oneRun(inputs, inputs, 1, weightsThere.width(), outputs),
            weightsThere);
    back =
        new MatrixProduct(
            pixels,
            inputs,
            Strides.oneRun(outputs, outputs, 1, weightsBack.width(), inputs),
            weightsBack);
    gradient =
        new MatrixProduct(outputs, inputs, Strides.oneRun(pixels, 1, outputs, inputs, inputs));
    normalization = new NormalizationVector(pixels, outputs);
  }

  /** Both ways, and room to read a vector past the end. */
  @Override
  public int packedSize() {
    return packedSize;
  }

  @Override
  protected void packWeights(float[] weights, int offset, float[] packed) {
    int inputs = shape.inputs();
    int outputs = shape.outputs();
    weightsThere.pack(weights, offset, 1, inputs, 0, inputs, packed, CacheLines.FIRST);
    weightsBack.pack(weights, offset, inputs, 1, 0, outputs, packed, weightsBackAt);
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
    back.multiply(u, uOffset, packed, weightsBackAt, x, xOffset, adding);
  }

  @Override
  protected void addWeightGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient) {
    this.gradient.multiply(u, uOffset, x, xOffset, gradient, 0, true);
  }
}
