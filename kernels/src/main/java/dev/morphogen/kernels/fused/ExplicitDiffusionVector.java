package dev.morphogen.kernels.fused;

import dev.morphogen.kernels.CacheLines;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.depthwise.StencilRow;
import dev.morphogen.kernels.elementwise.LinearCombination;
import dev.morphogen.kernels.elementwise.Normalization;
import java.util.Arrays;

/**
 * {@link ExplicitDiffusion} for 3x3 stencils, row by row: of K y (or K g) only the three rows that a row of Kᵀ needs are
 * kept, in a ring that stays in the first cache, so that each image is read from memory and written to it once.
 */
public final class ExplicitDiffusionVector extends ExplicitDiffusion {

  private static final int RING = 3;

  private final int row;
  private final boolean wrap;
  private final int ringAt;
  private final int workAt;
  private final StencilRow kernel;
  private final Normalization rowNormalization;
  private final LinearCombination sum;

  private ExplicitDiffusionVector(Kernels kernels, DepthwiseShape shape) {
    super(shape);
    row = shape.width() * shape.channels();
    wrap = shape.boundary() == Boundary.PERIODIC;
    ringAt = CacheLines.FIRST + row;
    workAt = ringAt + RING * row;
    kernel = StencilRow.of(shape);
    rowNormalization = kernels.normalization(shape.width(), shape.channels());
    sum = kernels.linearCombination();
  }

  /** The fused version where there is one, else the chain of these kernels. */
  public static ExplicitDiffusion of(Kernels kernels, DepthwiseShape shape) {
    return StencilRow.suits(shape)
        ? new ExplicitDiffusionVector(kernels, shape)
        : new ExplicitDiffusionChain(kernels, shape);
  }

  /** A row of zeros, the ring, a row to work in. */
  @Override
  public int scratchSize() {
    return workAt + row;
  }

  @Override
  protected void integrate(
      float[] y,
      int yOffset,
      float[] z,
      int zOffset,
      float[] scale,
      float[] shift,
      float[] packed,
      float timeStep,
      float[] next,
      int nextOffset,
      float[] scratch) {
    Arrays.fill(scratch, CacheLines.FIRST, ringAt, 0);
    for (int h = firstRow(); h <= shape.height(); h++) {
      applyToRow(y, yOffset, packed, h, scratch, ringAt(h));
      int done = h - 1;
      if (done >= 0) {
        transposeRow(packed, done, scratch);
        int at = done * row;
        rowNormalization.reactionDiffusion(
            y,
            yOffset + at,
            z,
            zOffset + at,
            scale,
            shift,
            scratch,
            workAt,
            timeStep,
            next,
            nextOffset + at);
      }
    }
  }

  @Override
  protected void goBack(
      float[] g,
      int gOffset,
      float[] y,
      int yOffset,
      float[] packed,
      float timeStep,
      float[] dy,
      int dyOffset,
      float[] gradient,
      float[] scratch) {
    Arrays.fill(scratch, CacheLines.FIRST, ringAt, 0);
    for (int h = firstRow(); h <= shape.height(); h++) {
      applyToRow(g, gOffset, packed, h, scratch, ringAt(h));
      if (h >= 0 && h < shape.height()) {
        addGradient(y, yOffset, h, scratch, ringAt(h), gradient);
        applyToRow(y, yOffset, packed, h, scratch, workAt);
        addGradient(g, gOffset, h, scratch, workAt, gradient);
      }
      int done = h - 1;
      if (done >= 0) {
        transposeRow(packed, done, scratch);
        int at = done * row;
        sum.add(g, gOffset + at, -timeStep, scratch, workAt, dy, dyOffset + at, row);
      }
    }
  }

  /** The first row of K y that a row of Kᵀ K y needs. */
  private int firstRow() {
    return wrap ? -1 : 0;
  }

  private int ringAt(int h) {
    return ringAt + (h + RING) % RING * row;
  }

  /** Row h of K x, which beyond a zero boundary is zero: Kᵀ sees nothing there. */
  private void applyToRow(float[] x, int xOffset, float[] packed, int h, float[] scratch, int to) {
    int source = shape.boundary().source(h, shape.height());
    if (source < 0) {
      Arrays.fill(scratch, to, to + row, 0);
      return;
    }
    int above = shape.boundary().source(source - 1, shape.height());
    int below = shape.boundary().source(source + 1, shape.height());
    float[] top = above < 0 ? scratch : x;
    float[] bottom = below < 0 ? scratch : x;
    int topAt = above < 0 ? CacheLines.FIRST : xOffset + above * row;
    int bottomAt = below < 0 ? CacheLines.FIRST : xOffset + below * row;
    kernel.apply(
        top, topAt, x, xOffset + source * row, bottom, bottomAt, packed, scratch, to, false);
  }

  /** Row h of Kᵀ of the ring, into the row to work in. */
  private void transposeRow(float[] packed, int h, float[] scratch) {
    kernel.transpose(
        scratch,
        h == 0 && !wrap ? CacheLines.FIRST : ringAt(h - 1),
        scratch,
        ringAt(h),
        scratch,
        ringAt(h + 1),
        packed,
        scratch,
        workAt,
        false);
  }

  /** gradient += the part of row h of ∂⟨u, K x⟩/∂k. */
  private void addGradient(
      float[] x, int xOffset, int h, float[] scratch, int uAt, float[] gradient) {
    int above = shape.boundary().source(h - 1, shape.height());
    int below = shape.boundary().source(h + 1, shape.height());
    float[] top = above < 0 ? scratch : x;
    float[] bottom = below < 0 ? scratch : x;
    int topAt = above < 0 ? CacheLines.FIRST : xOffset + above * row;
    int bottomAt = below < 0 ? CacheLines.FIRST : xOffset + below * row;
    kernel.addGradient(top, topAt, x, xOffset + h * row, bottom, bottomAt, scratch, uAt, gradient);
  }
}
