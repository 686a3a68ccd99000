package dev.morphogen.kernels.depthwise;

import dev.morphogen.kernels.Extent;
import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.elementwise.NormalizationVector;
import dev.morphogen.kernels.elementwise.ReluByRows;
import dev.morphogen.kernels.vector.Lanes;
import java.util.Arrays;

/**
 * {@link DepthwiseConv} for any stencil, any number of channels, any boundary. The image is copied once
 * into the scratch with the border that the boundary asks for, {@code [height + 2r, width + 2r,
 * channels]}, its channels padded by zeros to whole vectors; then no pixel is at an edge.
 */
public final class DepthwiseConvVector extends DepthwiseConv {

  private final int pitch;
  private final int rowPitch;
  private final int scratchSize;
  private final ReluByRows relu;

  private DepthwiseConvVector(DepthwiseShape shape) {
    super(shape);
    relu = new ReluByRows(new NormalizationVector(shape.width(), shape.channels()));
    pitch = Lanes.padded(shape.channels());
    rowPitch = (shape.width() + 2 * shape.radius()) * pitch;
    scratchSize = scratchSize(shape);
  }

  private static int scratchSize(DepthwiseShape shape) {
    long border = 2L * shape.radius();
    long pixels = (shape.height() + border) * (shape.width() + border);
    return Extent.arrayLength("scratch", shape, pixels * Lanes.padded(shape.channels()));
  }

  /** The faster of the two vector versions that can do it. */
  public static DepthwiseConv of(DepthwiseShape shape) {
    return StencilRows.suit(shape)
        ? new DepthwiseConv3x3Vector(shape)
        : new DepthwiseConvVector(shape);
  }

  @Override
  public int scratchSize() {
    return scratchSize;
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
    pad(x, xOffset, scratch, rows);
    correlate(scratch, packed, 0, shape.channels(), y, yOffset, adding, rows);
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

  /** The adjoint is the correlation with the stencil turned by half a turn: taps read backwards. */
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
    pad(u, uOffset, scratch, rows);
    int lastTap = shape.stencilSize() - shape.channels();
    correlate(scratch, packed, lastTap, -shape.channels(), x, xOffset, adding, rows);
  }

  private void correlate(
      float[] padded,
      float[] taps,
      int firstTap,
      int tapStep,
      float[] y,
      int yOffset,
      boolean adding,
      Rows rows) {
    int channels = shape.channels();
    int fours = shape.width() / 4 * 4;
    for (int h = rows.first(); h < rows.end(); h++) {
      for (int c = 0; c < channels; c += Lanes.COUNT) {
        int from = h * rowPitch + c;
        int to = yOffset + h * shape.width() * channels + c;
        for (int w = 0; w < fours; w += 4) {
          PaddedPixels.four(
              padded,
              from + w * pitch,
              pitch,
              rowPitch,
              taps,
              firstTap + c,
              tapStep,
              shape.stencil(),
              y,
              to + w * channels,
              channels,
              channels - c,
              adding);
        }
        for (int w = fours; w < shape.width(); w++) {
          PaddedPixels.one(
              padded,
              from + w * pitch,
              pitch,
              rowPitch,
              taps,
              firstTap + c,
              tapStep,
              shape.stencil(),
              y,
              to + w * channels,
              channels - c,
              adding);
        }
      }
    }
  }

  @Override
  protected void addStencilGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient, float[] scratch) {
    pad(x, xOffset, scratch, all);
    int channels = shape.channels();
    int m = shape.stencil();
    for (int h = 0; h < shape.height(); h++) {
      for (int c = 0; c < channels; c += Lanes.COUNT) {
        int uAt = uOffset + h * shape.width() * channels + c;
        for (int t = 0; t < m * m; t++) {
          int from = (h + t / m) * rowPitch + t % m * pitch + c;
          PaddedPixels.addTapGradient(
              scratch,
              from,
              pitch,
              u,
              uAt,
              channels,
              shape.width(),
              gradient,
              t * channels + c,
              channels - c);
        }
      }
    }
  }

  /** Copies what these rows of the output need. */
  private void pad(float[] image, int offset, float[] padded, Rows rows) {
    int radius = shape.radius();
    for (int h = rows.first(); h < rows.end() + 2 * radius; h++) {
      int source = shape.boundary().source(h - radius, shape.height());
      if (source < 0) {
        Arrays.fill(padded, h * rowPitch, (h + 1) * rowPitch, 0);
      } else {
        padRow(image, offset + source * shape.width() * shape.channels(), padded, h * rowPitch);
      }
    }
  }

  private void padRow(float[] image, int rowAt, float[] padded, int to) {
    int radius = shape.radius();
    int first = to + radius * pitch;
    if (pitch == shape.channels()) {
      System.arraycopy(image, rowAt, padded, first, shape.width() * pitch);
    } else {
      for (int w = 0; w < shape.width(); w++) {
        padPixel(image, rowAt, w, padded, first + w * pitch);
      }
    }
    for (int w = 0; w < radius; w++) {
      padPixel(image, rowAt, w - radius, padded, to + w * pitch);
      padPixel(image, rowAt, shape.width() + w, padded, first + (shape.width() + w) * pitch);
    }
  }

  private void padPixel(float[] image, int rowAt, int w, float[] padded, int to) {
    int channels = shape.channels();
    int source = shape.boundary().source(w, shape.width());
    if (source >= 0) {
      System.arraycopy(image, rowAt + source * channels, padded, to, channels);
    }
    Arrays.fill(padded, source < 0 ? to : to + channels, to + pitch, 0);
  }
}
