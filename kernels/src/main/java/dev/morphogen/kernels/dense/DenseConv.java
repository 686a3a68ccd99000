package dev.morphogen.kernels.dense;

import dev.morphogen.kernels.Extent;
import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.Rows;

/**
 * Dense convolution K of one image, eq. (4): y[h, w, o] = Σ over n, i, j of k[o, n, i, j] · x[h + i −
 * r, w + j − r, n] with r = stencil / 2 and zeros beyond the edge (PyTorch's cross-correlation,
 * "same" size).
 *
 * <p>Weights are {@code [outputs, inputs, stencil, stencil]} and come <em>packed</em> by {@link
 * #pack} in an order of the kernel's own, good for both directions; their gradient is gathered in
 * another such order and taken back by {@link #addUnpacked}. The caller owns every array; inputs are
 * never written; {@code scratch} is overwritten; output and input must not overlap. Safe for many
 * threads, each with scratch of its own.
 */
public abstract class DenseConv {

  /** What this convolution was made for. */
  protected final DenseShape shape;

  /** Every row: made once, as running allocates nothing. */
  protected final Rows all;

  /** A convolution for one shape. */
  protected DenseConv(DenseShape shape) {
    this.shape = shape;
    all = Rows.all(shape.height());
  }

  /** What this convolution was made for. */
  public final DenseShape shape() {
    return shape;
  }

  /** Numbers of scratch that a call needs. */
  public abstract int scratchSize();

  /** Numbers of the packed weights. */
  public abstract int packedSize();

  /** Numbers of the packed gradient. */
  public abstract int gradientSize();

  /** Packs the weights for {@link #apply} and {@link #transpose}. */
  public final void pack(float[] weights, int offset, float[] packed) {
    Extent.check("weights", weights, offset, shape.weightSize());
    Extent.check("packed weights", packed, 0, packedSize());
    packWeights(weights, offset, packed);
  }

  /** weights += the packed gradient, unpacked. */
  public final void addUnpacked(float[] packedGradient, float[] weights, int offset) {
    Extent.check("packed gradient", packedGradient, 0, gradientSize());
    Extent.check("weights", weights, offset, shape.weightSize());
    addUnpackedGradient(packedGradient, weights, offset);
  }

  /** y = K x. */
  public final void apply(
      float[] x, int xOffset, float[] packed, float[] y, int yOffset, float[] scratch) {
    apply(x, xOffset, packed, y, yOffset, scratch, all);
  }

  /** y = K x in some rows of y. */
  public final void apply(
      float[] x, int xOffset, float[] packed, float[] y, int yOffset, float[] scratch, Rows rows) {
    check(x, xOffset, packed, y, yOffset, scratch);
    convolve(x, xOffset, packed, y, yOffset, false, scratch, rows.within(shape.height()));
  }

  /** y += K x. */
  public final void applyAdding(
      float[] x, int xOffset, float[] packed, float[] y, int yOffset, float[] scratch) {
    applyAdding(x, xOffset, packed, y, yOffset, scratch, all);
  }

  /** y += K x in some rows of y. */
  public final void applyAdding(
      float[] x, int xOffset, float[] packed, float[] y, int yOffset, float[] scratch, Rows rows) {
    check(x, xOffset, packed, y, yOffset, scratch);
    convolve(x, xOffset, packed, y, yOffset, true, scratch, rows.within(shape.height()));
  }

  /** y = relu(scale·(K x) + shift) in some rows of y. */
  public final void applyRelu(
      float[] x,
      int xOffset,
      float[] packed,
      NormalizedRelu end,
      float[] y,
      int yOffset,
      float[] scratch,
      Rows rows) {
    check(x, xOffset, packed, y, yOffset, scratch);
    end.check(shape.outputs());
    convolveRelu(x, xOffset, packed, end, y, yOffset, scratch, rows.within(shape.height()));
  }

  /** x = Kᵀ u: the input's gradient. */
  public final void transpose(
      float[] u, int uOffset, float[] packed, float[] x, int xOffset, float[] scratch) {
    checkTransposed(u, uOffset, packed, x, xOffset, scratch);
    convolveTransposed(u, uOffset, packed, x, xOffset, false, scratch);
  }

  /** x += Kᵀ u. */
  public final void transposeAdding(
      float[] u, int uOffset, float[] packed, float[] x, int xOffset, float[] scratch) {
    checkTransposed(u, uOffset, packed, x, xOffset, scratch);
    convolveTransposed(u, uOffset, packed, x, xOffset, true, scratch);
  }

  /** gradient += ∂⟨u, K x⟩/∂k, in the kernel's packed order for gradients. */
  public final void weightGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient, float[] scratch) {
    Extent.check("x", x, xOffset, shape.pixels() * shape.inputs());
    Extent.check("u", u, uOffset, shape.pixels() * shape.outputs());
    Extent.check("packed gradient", gradient, 0, gradientSize());
    Extent.check("scratch", scratch, 0, scratchSize());
    addWeightGradient(x, xOffset, u, uOffset, gradient, scratch);
  }

  private void check(
      float[] x, int xOffset, float[] packed, float[] y, int yOffset, float[] scratch) {
    int inputs = shape.pixels() * shape.inputs();
    int outputs = shape.pixels() * shape.outputs();
    checkExtents(x, xOffset, packed, "y", y, yOffset, scratch);
    Extent.requireApart("y", y, yOffset, outputs, "x", x, xOffset, inputs);
  }

  private void checkTransposed(
      float[] u, int uOffset, float[] packed, float[] x, int xOffset, float[] scratch) {
    int inputs = shape.pixels() * shape.inputs();
    int outputs = shape.pixels() * shape.outputs();
    checkExtents(x, xOffset, packed, "u", u, uOffset, scratch);
    Extent.requireApart("x", x, xOffset, inputs, "u", u, uOffset, outputs);
  }

  private void checkExtents(
      float[] x,
      int xOffset,
      float[] packed,
      String outputName,
      float[] output,
      int outputOffset,
      float[] scratch) {
    Extent.check("x", x, xOffset, shape.pixels() * shape.inputs());
    Extent.check("packed weights", packed, 0, packedSize());
    Extent.check(outputName, output, outputOffset, shape.pixels() * shape.outputs());
    Extent.check("scratch", scratch, 0, scratchSize());
  }

  /** Fills {@code packed}. */
  protected abstract void packWeights(float[] weights, int offset, float[] packed);

  /** weights[o, n, i, j] += the packed gradient's entry for it. */
  protected abstract void addUnpackedGradient(float[] packedGradient, float[] weights, int offset);

  /** y = K x, or y += K x, in these rows of y. */
  protected abstract void convolve(
      float[] x,
      int xOffset,
      float[] packed,
      float[] y,
      int yOffset,
      boolean adding,
      float[] scratch,
      Rows rows);

  /** y = relu(scale·(K x) + shift) in these rows of y. */
  protected abstract void convolveRelu(
      float[] x,
      int xOffset,
      float[] packed,
      NormalizedRelu end,
      float[] y,
      int yOffset,
      float[] scratch,
      Rows rows);

  /** x = Kᵀ u, or x += Kᵀ u. */
  protected abstract void convolveTransposed(
      float[] u,
      int uOffset,
      float[] packed,
      float[] x,
      int xOffset,
      boolean adding,
      float[] scratch);

  /** gradient += ∂⟨u, K x⟩/∂k. */
  protected abstract void addWeightGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient, float[] scratch);
}
