package dev.morphogen.kernels.pointwise;

import dev.morphogen.kernels.Extent;
import dev.morphogen.kernels.NormalizedRelu;

/**
 * Pointwise convolution M of one image, eq. (6): y[p, o] = Σᵢ M[o, i] · x[p, i].
 *
 * <p>Inputs are {@code [pixels, inputs]}, outputs {@code [pixels, outputs]}, weights {@code
 * [outputs, inputs]} (PyTorch's {@code [outputs, inputs, 1, 1]}). The weights come <em>packed</em>
 * by {@link #pack} in an order of the kernel's own, good for both directions. The caller owns every
 * array; inputs are never written; output and input must not overlap. Safe for many threads.
 */
public abstract class PointwiseConv {

  /** What this convolution was made for. */
  protected final PointwiseShape shape;

  /** A convolution for one shape. */
  protected PointwiseConv(PointwiseShape shape) {
    this.shape = shape;
  }

  /** What this convolution was made for. */
  public final PointwiseShape shape() {
    return shape;
  }

  /** Numbers of the packed weights. */
  public abstract int packedSize();

  /** Packs the weights {@code [outputs, inputs]} for {@link #apply} and {@link #transpose}. */
  public final void pack(float[] weights, int offset, float[] packed) {
    Extent.check("weights", weights, offset, shape.weightSize());
    Extent.check("packed weights", packed, 0, packedSize());
    packWeights(weights, offset, packed);
  }

  /** y = M x. */
  public final void apply(float[] x, int xOffset, float[] packed, float[] y, int yOffset) {
    check(x, xOffset, packed, y, yOffset);
    multiply(x, xOffset, packed, y, yOffset, false);
  }

  /** y += M x. */
  public final void applyAdding(float[] x, int xOffset, float[] packed, float[] y, int yOffset) {
    check(x, xOffset, packed, y, yOffset);
    multiply(x, xOffset, packed, y, yOffset, true);
  }

  /** y = relu(scale·(M x) + shift). */
  public final void applyRelu(
      float[] x, int xOffset, float[] packed, NormalizedRelu end, float[] y, int yOffset) {
    check(x, xOffset, packed, y, yOffset);
    end.check(shape.outputs());
    multiplyRelu(x, xOffset, packed, end, y, yOffset);
  }

  /** Numbers of scratch that {@link #addRelu} needs. */
  public abstract int reluScratchSize();

  /** y += relu(scale·(M x) + shift). */
  public final void addRelu(
      float[] x,
      int xOffset,
      float[] packed,
      NormalizedRelu end,
      float[] y,
      int yOffset,
      float[] scratch) {
    check(x, xOffset, packed, y, yOffset);
    end.check(shape.outputs());
    Extent.check("scratch", scratch, 0, reluScratchSize());
    addMultipliedRelu(x, xOffset, packed, end, y, yOffset, scratch);
  }

  /** x = Mᵀ u: the input's gradient. */
  public final void transpose(float[] u, int uOffset, float[] packed, float[] x, int xOffset) {
    checkTransposed(u, uOffset, packed, x, xOffset);
    multiplyTransposed(u, uOffset, packed, x, xOffset, false);
  }

  /** x += Mᵀ u. */
  public final void transposeAdding(
      float[] u, int uOffset, float[] packed, float[] x, int xOffset) {
    checkTransposed(u, uOffset, packed, x, xOffset);
    multiplyTransposed(u, uOffset, packed, x, xOffset, true);
  }

  /** gradient[o, i] += Σₚ u[p, o] · x[p, i], {@code [outputs, inputs]} from offset 0. */
  public final void weightGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient) {
    Extent.check("x", x, xOffset, shape.pixels() * shape.inputs());
    Extent.check("u", u, uOffset, shape.pixels() * shape.outputs());
    Extent.check("gradient", gradient, 0, shape.weightSize());
    addWeightGradient(x, xOffset, u, uOffset, gradient);
  }

  private void check(float[] x, int xOffset, float[] packed, float[] y, int yOffset) {
    int inputs = shape.pixels() * shape.inputs();
    int outputs = shape.pixels() * shape.outputs();
    checkExtents(x, xOffset, packed, "y", y, yOffset);
    Extent.requireApart("y", y, yOffset, outputs, "x", x, xOffset, inputs);
  }

  private void checkTransposed(float[] u, int uOffset, float[] packed, float[] x, int xOffset) {
    int inputs = shape.pixels() * shape.inputs();
    int outputs = shape.pixels() * shape.outputs();
    checkExtents(x, xOffset, packed, "u", u, uOffset);
    Extent.requireApart("x", x, xOffset, inputs, "u", u, uOffset, outputs);
  }

  private void checkExtents(
      float[] x, int xOffset, float[] packed, String outputName, float[] output, int outputOffset) {
    Extent.check("x", x, xOffset, shape.pixels() * shape.inputs());
    Extent.check("packed weights", packed, 0, packedSize());
    Extent.check(outputName, output, outputOffset, shape.pixels() * shape.outputs());
  }

  /** Fills {@code packed}. */
  protected abstract void packWeights(float[] weights, int offset, float[] packed);

  /** y = M x, or y += M x. */
  protected abstract void multiply(
      float[] x, int xOffset, float[] packed, float[] y, int yOffset, boolean adding);

  /** y = relu(scale·(M x) + shift). */
  protected abstract void multiplyRelu(
      float[] x, int xOffset, float[] packed, NormalizedRelu end, float[] y, int yOffset);

  /** y += relu(scale·(M x) + shift). */
  protected abstract void addMultipliedRelu(
      float[] x,
      int xOffset,
      float[] packed,
      NormalizedRelu end,
      float[] y,
      int yOffset,
      float[] scratch);

  /** x = Mᵀ u, or x += Mᵀ u. */
  protected abstract void multiplyTransposed(
      float[] u, int uOffset, float[] packed, float[] x, int xOffset, boolean adding);

  /** gradient += uᵀ x. */
  protected abstract void addWeightGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient);
}
