package dev.morphogen.kernels.dense;

import dev.morphogen.kernels.CacheLines;
import dev.morphogen.kernels.Extent;
import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.elementwise.NormalizationVector;
import dev.morphogen.kernels.elementwise.ReluByRows;
import dev.morphogen.kernels.vector.Lanes;
import dev.morphogen.kernels.vector.MatrixProduct;
import dev.morphogen.kernels.vector.Panels;
import dev.morphogen.kernels.vector.Strides;
import java.util.Arrays;

/**
 * {@link DenseConv} as matrix products over an image copied once into a border of zeros, {@code [height
 * + 2r, width + 2r, channels]}: there the pixels under one row of a stencil, with all their channels,
 * are one run of m·channels numbers, and the next pixel's run starts one pixel on. So no patch is ever
 * copied.
 *
 * <p>Packed weights are {@code [i, j, inputs, outputs]} for the way there, then, stencils turned by
 * half a turn, {@code [i, j, outputs, inputs]} for the way back, which is the same convolution of a
 * padded u; both in {@link Panels}.
 */
public final class DenseConvVector extends DenseConv {

  private final Panels weightsThere;
  private final Panels weightsBack;
  private final int scratchSize;
  private final int packedSize;

  /** Where the weights for the way back begin. */
  private final int weightsBackAt;

  private final int run;
  private final boolean alongOutputs;
  private final MatrixProduct there;
  private final MatrixProduct back;
  private final MatrixProduct gradient;
  private final ReluByRows relu;

  /** A convolution for one shape. */
  public DenseConvVector(DenseShape shape) {
    super(shape);
    weightsThere = Panels.of(taps() * shape.inputs(), shape.outputs());
    weightsBack = Panels.of(taps() * shape.outputs(), shape.inputs());
    scratchSize = scratchSize(shape);
    long oneWay = CacheLines.FIRST + CacheLines.whole(weightsThere.size());
    long bothWays = oneWay + weightsBack.size() + Lanes.COUNT;
    packedSize = Extent.arrayLength("packed weights", shape, bothWays);
    weightsBackAt = (int) oneWay;
    run = shape.stencil() * shape.inputs();
    // Vectors lie along the longer side: an opening layer's run, 5·3, would leave them half empty.
    alongOutputs = shape.outputs() > run;
    there = rowProduct(shape.inputs(), weightsThere);
    back = rowProduct(shape.outputs(), weightsBack);
    gradient = alongOutputs ? gradientAlongOutputs() : gradientAlongRuns();
    relu = new ReluByRows(new NormalizationVector(shape.width(), shape.outputs()));
  }

  /** One row of output pixels: a segment is a row of the stencil. */
  private MatrixProduct rowProduct(int from, Panels weights) {
    int depth = shape.stencil() * from;
    int rowPitch = pitch() * from;
    int to = weights.columns();
    int width = weights.width();
    return new MatrixProduct(
        shape.width(),
        to,
        new Strides(shape.stencil(), depth, from, rowPitch, 1, depth * width, width, to),
        weights);
  }

  /** One row of stencils, {@code [outputs, m·inputs]}: a segment is a row of pixels. */
  private MatrixProduct gradientAlongRuns() {
    int outputs = shape.outputs();
    int inputs = shape.inputs();
    return new MatrixProduct(
        outputs,
        run,
        new Strides(
            shape.height(),
            shape.width(),
            1,
            shape.width() * outputs,
            outputs,
            pitch() * inputs,
            inputs,
            run));
  }

  /** The same transposed, {@code [m·inputs, outputs]}. */
  private MatrixProduct gradientAlongOutputs() {
    int outputs = shape.outputs();
    int inputs = shape.inputs();
    return new MatrixProduct(
        run,
        outputs,
        new Strides(
            shape.height(),
            shape.width(),
            1,
            pitch() * inputs,
            inputs,
            shape.width() * outputs,
            outputs,
            outputs));
  }

  private int pitch() {
    return shape.width() + 2 * shape.radius();
  }

  /** The padded image, and room to read a vector past its end. */
  private static int scratchSize(DenseShape shape) {
    long border = 2L * shape.radius();
    long pixels = (shape.height() + border) * (shape.width() + border);
    long channels = Math.max(shape.inputs(), shape.outputs());
    return Extent.arrayLength("scratch", shape, pixels * channels + Lanes.COUNT);
  }

  @Override
  public int scratchSize() {
    return scratchSize;
  }

  /** Both ways, and room to read a vector past the end. */
  @Override
  public int packedSize() {
    return packedSize;
  }

  @Override
  public int gradientSize() {
    return shape.weightSize();
  }

  @Override
  protected void packWeights(float[] weights, int offset, float[] packed) {
    int inputs = shape.inputs();
    int outputs = shape.outputs();
    int stencils = inputs * taps();
    for (int t = 0; t < taps(); t++) {
      int from = offset + t;
      int row = t * inputs;
      int rowBack = (taps() - 1 - t) * outputs;
      weightsThere.pack(weights, from, taps(), stencils, row, inputs, packed, CacheLines.FIRST);
      weightsBack.pack(weights, from, stencils, taps(), rowBack, outputs, packed, weightsBackAt);
    }
  }

  private int taps() {
    return shape.stencil() * shape.stencil();
  }

  @Override
  protected void addUnpackedGradient(float[] packedGradient, float[] weights, int offset) {
    int to = offset;
    for (int o = 0; o < shape.outputs(); o++) {
      for (int n = 0; n < shape.inputs(); n++) {
        for (int t = 0; t < taps(); t++) {
          weights[to++] +=
              packedGradient[gradientIndex(o, n, t / shape.stencil(), t % shape.stencil())];
        }
      }
    }
  }

  private int gradientIndex(int o, int n, int i, int j) {
    int column = j * shape.inputs() + n;
    return alongOutputs
        ? (i * run + column) * shape.outputs() + o
        : (i * shape.outputs() + o) * run + column;
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
    pad(x, xOffset, shape.inputs(), scratch, rows);
    for (int h = rows.first(); h < rows.end(); h++) {
      int from = h * pitch() * shape.inputs();
      int to = yOffset + h * shape.width() * shape.outputs();
      there.multiply(scratch, from, packed, CacheLines.FIRST, y, to, adding);
    }
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
    if (!there.endsWithRelu()) {
      convolve(x, xOffset, packed, y, yOffset, false, scratch, rows);
      relu.run(y, yOffset, rows, end);
      return;
    }
    pad(x, xOffset, shape.inputs(), scratch, rows);
    for (int h = rows.first(); h < rows.end(); h++) {
      int from = h * pitch() * shape.inputs();
      int to = yOffset + h * shape.width() * shape.outputs();
      there.multiplyRelu(scratch, from, packed, CacheLines.FIRST, y, to, end);
    }
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
    pad(u, uOffset, shape.outputs(), scratch, all);
    for (int h = 0; h < shape.height(); h++) {
      int from = h * pitch() * shape.outputs();
      int to = xOffset + h * shape.width() * shape.inputs();
      back.multiply(scratch, from, packed, weightsBackAt, x, to, adding);
    }
  }

  @Override
  protected void addWeightGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient, float[] scratch) {
    pad(x, xOffset, shape.inputs(), scratch, all);
    for (int i = 0; i < shape.stencil(); i++) {
      int from = i * pitch() * shape.inputs();
      int to = i * run * shape.outputs();
      if (alongOutputs) {
        this.gradient.multiply(scratch, from, u, uOffset, gradient, to, true);
      } else {
        this.gradient.multiply(u, uOffset, scratch, from, gradient, to, true);
      }
    }
  }

  /** Copies what these rows of the output need of an image into a border of zeros. */
  private void pad(float[] image, int offset, int channels, float[] padded, Rows rows) {
    int border = shape.radius() * channels;
    int row = shape.width() * channels;
    int pitch = pitch() * channels;
    for (int p = rows.first(); p < rows.end() + 2 * shape.radius(); p++) {
      int h = p - shape.radius();
      int to = p * pitch;
      if (h < 0 || h >= shape.height()) {
        Arrays.fill(padded, to, to + pitch, 0);
      } else {
        Arrays.fill(padded, to, to + border, 0);
        System.arraycopy(image, offset + h * row, padded, to + border, row);
        Arrays.fill(padded, to + border + row, to + pitch, 0);
      }
    }
  }
}
