package dev.morphogen.kernels.depthwise;

import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.elementwise.NormalizationReference;
import dev.morphogen.kernels.elementwise.ReluByRows;

/** {@link DepthwiseConv} straight from eq. (5), summed in double precision. */
public final class DepthwiseConvReference extends DepthwiseConv {

  private final ReluByRows relu;

  /** A convolution for one shape. */
  public DepthwiseConvReference(DepthwiseShape shape) {
    super(shape);
    relu = new ReluByRows(new NormalizationReference(shape.width(), shape.channels()));
  }

  @Override
  public int scratchSize() {
    return 0;
  }

  @Override
  protected void convolve(
      float[] x,
      int xOffset,
      float[] packed,
      float[] y,
      int yOffset,
      boolean adding,
      float[] scratch,
      Rows rows) {
    correlate(x, xOffset, packed, y, yOffset, adding, 1, rows);
  }

  @Override
  protected void convolveRelu(
      float[] x,
      int xOffset,
      float[] packed,
      NormalizedRelu end,
      float[] y,
      int yOffset,
      boolean adding,
      float[] scratch,
      Rows rows) {
    convolve(x, xOffset, packed, y, yOffset, adding, scratch, rows);
    relu.run(y, yOffset, rows, end);
  }

  /** The adjoint reads the pixel on the other side of the centre for every tap. */
  @Override
  protected void convolveTransposed(
      float[] u,
      int uOffset,
      float[] packed,
      float[] x,
      int xOffset,
      boolean adding,
      float[] scratch,
      Rows rows) {
    correlate(u, uOffset, packed, x, xOffset, adding, -1, rows);
  }

  /** out[h, w, c] = Σᵢⱼ k[c, i, j] · in[h + direction·(i − r), w + direction·(j − r), c]. */
  private void correlate(
      float[] in,
      int inOffset,
      float[] packed,
      float[] out,
      int outOffset,
      boolean adding,
      int direction,
      Rows rows) {
    for (int h = rows.first(); h < rows.end(); h++) {
      for (int w = 0; w < shape.width(); w++) {
        for (int c = 0; c < shape.channels(); c++) {
          int at = outOffset + (h * shape.width() + w) * shape.channels() + c;
          float sum = (float) sum(in, inOffset, packed, h, w, c, direction);
          out[at] = adding ? out[at] + sum : sum;
        }
      }
    }
  }

  private double sum(float[] in, int inOffset, float[] packed, int h, int w, int c, int direction) {
    int m = shape.stencil();
    double sum = 0;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        int row = h + direction * (i - shape.radius());
        int column = w + direction * (j - shape.radius());
        sum +=
            (double) packed[(i * m + j) * shape.channels() + c]
                * pixel(in, inOffset, row, column, c);
      }
    }
    return sum;
  }

  @Override
  protected void addStencilGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient, float[] scratch) {
    int m = shape.stencil();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        for (int c = 0; c < shape.channels(); c++) {
          gradient[(i * m + j) * shape.channels() + c] +=
              (float) tapGradient(x, xOffset, u, uOffset, i, j, c);
        }
      }
    }
  }

  /** ∂⟨u, K x⟩/∂k[c, i, j] = Σ over h, w of u[h, w, c] · x[h + i − r, w + j − r, c]. */
  private double tapGradient(float[] x, int xOffset, float[] u, int uOffset, int i, int j, int c) {
    double sum = 0;
    for (int h = 0; h < shape.height(); h++) {
      for (int w = 0; w < shape.width(); w++) {
        float here = u[uOffset + (h * shape.width() + w) * shape.channels() + c];
        int row = h + i - shape.radius();
        int column = w + j - shape.radius();
        sum += (double) here * pixel(x, xOffset, row, column, c);
      }
    }
    return sum;
  }

  /** One number of an image, or what the boundary says where there is none. */
  private float pixel(float[] image, int offset, int h, int w, int c) {
    int row = shape.boundary().source(h, shape.height());
    int column = shape.boundary().source(w, shape.width());
    if (row < 0 || column < 0) {
      return 0;
    }
    return image[offset + (row * shape.width() + column) * shape.channels() + c];
  }
}
