package dev.morphogen.kernels.depthwise;

import dev.morphogen.kernels.Extent;
import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.Rows;

/**
 * Depthwise convolution K of one image, eq. (5): y[h, w, c] = Σᵢⱼ k[c, i, j] · x[h + i − r, w + j − r,
 * c] with r = stencil / 2 (PyTorch's cross-correlation, "same" size).
 *
 * <p>Images are {@code [height, width, channels]}. Stencils come <em>packed</em>, tap by tap: {@code
 * [stencil·stencil, channels]}; {@link #pack} makes that of PyTorch's {@code [channels, 1, stencil,
 * stencil]}. The caller owns every array; inputs are never written; {@code scratch} is overwritten.
 * Output and input must not overlap. Safe for many threads, each with scratch of its own.
 */
public abstract class DepthwiseConv {

  /** What this convolution was made for. */
  protected final DepthwiseShape shape;

  /** Every row: made once, as running allocates nothing. */
  protected final Rows all;

  /** A convolution for one shape. */
  protected DepthwiseConv(DepthwiseShape shape) {
    this.shape = shape;
    all = Rows.all(shape.height());
  }

  /** What this convolution was made for. */
  public final DepthwiseShape shape() {
    return shape;
  }

  /** Numbers of scratch that a call needs. */
  public abstract int scratchSize();

  /** packed[i·m + j, c] = stencil[c, 0, i, j]. */
  public final void pack(float[] stencils, int offset, float[] packed) {
    pack(stencils, offset, 1, packed);
  }

  /** packed[i·m + j, c] = factor · stencil[c, 0, i, j]: factor·K is packed as K is. */
  public final void pack(float[] stencils, int offset, float factor, float[] packed) {
    Extent.check("stencil", stencils, offset, shape.stencilSize());
    Extent.check("packed stencil", packed, 0, shape.stencilSize());
    int taps = shape.stencil() * shape.stencil();
    for (int c = 0; c < shape.channels(); c++) {
      for (int t = 0; t < taps; t++) {
        packed[t * shape.channels() + c] = factor * stencils[offset + c * taps + t];
      }
    }
  }

  /** stencil[c, 0, i, j] += factor · packed[i·m + j, c]: the way back, for gradients. */
  public final void addUnpacked(float[] packed, float factor, float[] stencils, int offset) {
    Extent.check("packed stencil", packed, 0, shape.stencilSize());
    Extent.check("stencil", stencils, offset, shape.stencilSize());
    int taps = shape.stencil() * shape.stencil();
    for (int c = 0; c < shape.channels(); c++) {
      for (int t = 0; t < taps; t++) {
        stencils[offset + c * taps + t] += factor * packed[t * shape.channels() + c];
      }
    }
  }

  /** y = K x. */
  public final void apply(
      float[] x, int xOffset, float[] packed, float[] y, int yOffset, float[] scratch) {
    apply(x, xOffset, packed, y, yOffset, scratch, all);
  }

  /** y = K x in some rows of y. */
  public final void apply(
      float[] x, int xOffset, float[] packed, float[] y, int yOffset, float[] scratch, Rows rows) {
    check("x", x, xOffset, packed, "y", y, yOffset, scratch);
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
    check("x", x, xOffset, packed, "y", y, yOffset, scratch);
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
    check("x", x, xOffset, packed, "y", y, yOffset, scratch);
    end.check(shape.channels());
    convolveRelu(x, xOffset, packed, end, y, yOffset, false, scratch, rows.within(shape.height()));
  }

  /** y = relu(scale·(y + K x) + shift) in some rows of y. */
  public final void applyAddingRelu(
      float[] x,
      int xOffset,
      float[] packed,
      NormalizedRelu end,
      float[] y,
      int yOffset,
      float[] scratch,
      Rows rows) {
    check("x", x, xOffset, packed, "y", y, yOffset, scratch);
    end.check(shape.channels());
    convolveRelu(x, xOffset, packed, end, y, yOffset, true, scratch, rows.within(shape.height()));
  }

  /** x = Kᵀ u. */
  public final void transpose(
      float[] u, int uOffset, float[] packed, float[] x, int xOffset, float[] scratch) {
    transpose(u, uOffset, packed, x, xOffset, scratch, all);
  }

  /** x = Kᵀ u in some rows of x. */
  public final void transpose(
      float[] u, int uOffset, float[] packed, float[] x, int xOffset, float[] scratch, Rows rows) {
    check("u", u, uOffset, packed, "x", x, xOffset, scratch);
    convolveTransposed(u, uOffset, packed, x, xOffset, false, scratch, rows.within(shape.height()));
  }

  /** x += Kᵀ u. */
  public final void transposeAdding(
      float[] u, int uOffset, float[] packed, float[] x, int xOffset, float[] scratch) {
    check("u", u, uOffset, packed, "x", x, xOffset, scratch);
    convolveTransposed(u, uOffset, packed, x, xOffset, true, scratch, all);
  }

  /** x = base + Kᵀ u in some rows of x; base is x, or apart from it. */
  public final void transposeOnto(
      float[] base,
      int baseOffset,
      float[] u,
      int uOffset,
      float[] packed,
      float[] x,
      int xOffset,
      float[] scratch,
      Rows rows) {
    Extent.check("base", base, baseOffset, shape.imageSize());
    check("u", u, uOffset, packed, "x", x, xOffset, scratch);
    if (xOffset != baseOffset) {
      int size = shape.imageSize();
      Extent.requireApart("x", x, xOffset, size, "base", base, baseOffset, size);
    }
    addTransposed(
        base, baseOffset, u, uOffset, packed, x, xOffset, scratch, rows.within(shape.height()));
  }

  /** gradient += ∂⟨u, K x⟩/∂k, packed as the stencil is. */
  public final void stencilGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient, float[] scratch) {
    checkExtents("x", x, xOffset, gradient, "u", u, uOffset, scratch);
    addStencilGradient(x, xOffset, u, uOffset, gradient, scratch);
  }

  private void check(
      String inName,
      float[] in,
      int inOffset,
      float[] packed,
      String outName,
      float[] out,
      int outOffset,
      float[] scratch) {
    checkExtents(inName, in, inOffset, packed, outName, out, outOffset, scratch);
    int size = shape.imageSize();
    Extent.requireApart(outName, out, outOffset, size, inName, in, inOffset, size);
  }

  private void checkExtents(
      String aName,
      float[] a,
      int aOffset,
      float[] packed,
      String bName,
      float[] b,
      int bOffset,
      float[] scratch) {
    Extent.check(aName, a, aOffset, shape.imageSize());
    Extent.check("packed stencil", packed, 0, shape.stencilSize());
    Extent.check(bName, b, bOffset, shape.imageSize());
    Extent.check("scratch", scratch, 0, scratchSize());
  }

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

  /** y = relu(scale·(K x) + shift), or that of y + K x, in these rows of y. */
  protected abstract void convolveRelu(
      float[] x,
      int xOffset,
      float[] packed,
      NormalizedRelu end,
      float[] y,
      int yOffset,
      boolean adding,
      float[] scratch,
      Rows rows);

  /** x = Kᵀ u, or x += Kᵀ u, in these rows of x. */
  protected abstract void convolveTransposed(
      float[] u,
      int uOffset,
      float[] packed,
      float[] x,
      int xOffset,
      boolean adding,
      float[] scratch,
      Rows rows);

  /** x = base + Kᵀ u in these rows of x; base may be x. */
  protected void addTransposed(
      float[] base,
      int baseOffset,
      float[] u,
      int uOffset,
      float[] packed,
      float[] x,
      int xOffset,
      float[] scratch,
      Rows rows) {
    int row = shape.width() * shape.channels();
    int from = rows.first() * row;
    System.arraycopy(base, baseOffset + from, x, xOffset + from, rows.count() * row);
    convolveTransposed(u, uOffset, packed, x, xOffset, true, scratch, rows);
  }

  /** gradient += ∂⟨u, K x⟩/∂k. */
  protected abstract void addStencilGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient, float[] scratch);
}
