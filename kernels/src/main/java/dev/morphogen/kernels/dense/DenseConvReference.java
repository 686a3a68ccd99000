package dev.morphogen.kernels.dense;

import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.elementwise.NormalizationReference;
import dev.morphogen.kernels.elementwise.ReluByRows;

/** {@link DenseConv} straight from eq. (4), summed in double precision. */
public final class DenseConvReference extends DenseConv {

  private final ReluByRows relu;

  /** A convolution for one shape. */
  public DenseConvReference(DenseShape shape) {
    super(shape);
    relu = new ReluByRows(new NormalizationReference(shape.width(), shape.outputs()));
  }

  @Override
  public int scratchSize() {
    return 0;
  }

  /** The weights stay as they are: {@code [outputs, inputs, stencil, stencil]}. */
  @Override
  public int packedSize() {
    return shape.weightSize();
  }

  @Override
  public int gradientSize() {
    return shape.weightSize();
  }

  @Override
  protected void packWeights(float[] weights, int offset, float[] packed) {
    System.arraycopy(weights, offset, packed, 0, shape.weightSize());
  }

  @Override
  protected void addUnpackedGradient(float[] packedGradient, float[] weights, int offset) {
    for (int i = 0; i < shape.weightSize(); i++) {
      weights[offset + i] += packedGradient[i];
    }
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
    for (int h = rows.first(); h < rows.end(); h++) {
      for (int w = 0; w < shape.width(); w++) {
        for (int o = 0; o < shape.outputs(); o++) {
          double sum = output(x, xOffset, packed, h, w, o);
          put(sum, y, yOffset + (h * shape.width() + w) * shape.outputs() + o, adding);
        }
      }
    }
  }

  /** Σ over n, i, j of k[o, n, i, j] · x[h + i − r, w + j − r, n]. */
  private double output(float[] x, int xOffset, float[] weights, int h, int w, int o) {
    double sum = 0;
    for (int i = 0; i < shape.stencil(); i++) {
      for (int j = 0; j < shape.stencil(); j++) {
        int pixel = pixel(h + i - shape.radius(), w + j - shape.radius());
        for (int n = 0; pixel >= 0 && n < shape.inputs(); n++) {
          sum += (double) weights[weight(o, n, i, j)] * x[xOffset + pixel * shape.inputs() + n];
        }
      }
    }
    return sum;
  }

  @Override
  protected void convolveRelu(
      float[] x,
      int xOffset,
      float[] packed,
      NormalizedRelu end,
      float[] y,
      int yOffset,
      float[] scratch,
      Rows rows) {
    convolve(x, xOffset, packed, y, yOffset, false, scratch, rows);
    relu.run(y, yOffset, rows, end);
  }

  @Override
  protected void convolveTransposed(
      float[] u,
      int uOffset,
      float[] packed,
      float[] x,
      int xOffset,
      boolean adding,
      float[] scratch) {
    for (int h = 0; h < shape.height(); h++) {
      for (int w = 0; w < shape.width(); w++) {
        for (int n = 0; n < shape.inputs(); n++) {
          double sum = input(u, uOffset, packed, h, w, n);
          put(sum, x, xOffset + (h * shape.width() + w) * shape.inputs() + n, adding);
        }
      }
    }
  }

  /** Σ over o, i, j of k[o, n, i, j] · u[h − i + r, w − j + r, o]. */
  private double input(float[] u, int uOffset, float[] weights, int h, int w, int n) {
    double sum = 0;
    for (int i = 0; i < shape.stencil(); i++) {
      for (int j = 0; j < shape.stencil(); j++) {
        int pixel = pixel(h - i + shape.radius(), w - j + shape.radius());
        for (int o = 0; pixel >= 0 && o < shape.outputs(); o++) {
          sum += (double) weights[weight(o, n, i, j)] * u[uOffset + pixel * shape.outputs() + o];
        }
      }
    }
    return sum;
  }

  @Override
  protected void addWeightGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient, float[] scratch) {
    for (int o = 0; o < shape.outputs(); o++) {
      for (int n = 0; n < shape.inputs(); n++) {
        for (int i = 0; i < shape.stencil(); i++) {
          for (int j = 0; j < shape.stencil(); j++) {
            double sum = tapGradient(x, xOffset + n, u, uOffset + o, i, j);
            put(sum, gradient, weight(o, n, i, j), true);
          }
        }
      }
    }
  }

  /** Σ over h, w of u[h, w, o] · x[h + i − r, w + j − r, n], the channels being in the offsets. */
  private double tapGradient(float[] x, int xOffset, float[] u, int uOffset, int i, int j) {
    double sum = 0;
    for (int h = 0; h < shape.height(); h++) {
      for (int w = 0; w < shape.width(); w++) {
        int pixel = pixel(h + i - shape.radius(), w + j - shape.radius());
        if (pixel >= 0) {
          float here = u[uOffset + (h * shape.width() + w) * shape.outputs()];
          sum += (double) here * x[xOffset + pixel * shape.inputs()];
        }
      }
    }
    return sum;
  }

  /** The pixel's number, or −1 beyond the edge. */
  private int pixel(int h, int w) {
    boolean inside = h >= 0 && h < shape.height() && w >= 0 && w < shape.width();
    return inside ? h * shape.width() + w : -1;
  }

  private int weight(int o, int n, int i, int j) {
    return ((o * shape.inputs() + n) * shape.stencil() + i) * shape.stencil() + j;
  }

  private static void put(double sum, float[] to, int at, boolean adding) {
    to[at] = adding ? to[at] + (float) sum : (float) sum;
  }
}
