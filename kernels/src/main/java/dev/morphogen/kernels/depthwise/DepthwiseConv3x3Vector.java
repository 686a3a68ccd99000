package dev.morphogen.kernels.depthwise;

import dev.morphogen.kernels.vector.Lanes;
import java.util.Arrays;

/**
 * {@link DepthwiseConv} for the stencil that nearly every network has, 3x3, and channels that fill
 * whole vectors. The image is read where it is: {@link ThreeRows} treats left and right edges itself,
 * and a row beyond the top or bottom is either another row of the image or the row of zeros that the
 * scratch holds.
 */
final class DepthwiseConv3x3Vector extends DepthwiseConv {

  private final int row;
  private final boolean wrap;

  DepthwiseConv3x3Vector(DepthwiseShape shape) {
    super(shape);
    row = shape.width() * shape.channels();
    wrap = shape.boundary() == Boundary.PERIODIC;
  }

  /** A width of one has no left and right edge to keep apart. */
  static boolean suits(DepthwiseShape shape) {
    return shape.stencil() == 3
        && shape.width() > 1
        && Lanes.whole(shape.channels()) == shape.channels();
  }

  @Override
  public int scratchSize() {
    return row;
  }

  @Override
  protected void convolve(
      float[] x,
      int xOffset,
      float[] packed,
      float[] y,
      int yOffset,
      boolean adding,
      float[] scratch) {
    correlate(x, xOffset, packed, 0, shape.channels(), y, yOffset, adding, scratch);
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
      float[] scratch) {
    int channels = shape.channels();
    correlate(u, uOffset, packed, 8 * channels, -channels, x, xOffset, adding, scratch);
  }

  private void correlate(
      float[] x,
      int xOffset,
      float[] taps,
      int firstTap,
      int tapStep,
      float[] y,
      int yOffset,
      boolean adding,
      float[] zeros) {
    Arrays.fill(zeros, 0, row, 0);
    for (int h = 0; h < shape.height(); h++) {
      int above = source(h - 1);
      int below = source(h + 1);
      float[] top = above < 0 ? zeros : x;
      float[] bottom = below < 0 ? zeros : x;
      int topAt = above < 0 ? 0 : xOffset + above * row;
      int bottomAt = below < 0 ? 0 : xOffset + below * row;
      int at = h * row;
      for (int c = 0; c < shape.channels(); c += Lanes.COUNT) {
        ThreeRows.correlate(
            top,
            topAt + c,
            x,
            xOffset + at + c,
            bottom,
            bottomAt + c,
            taps,
            firstTap + c,
            tapStep,
            y,
            yOffset + at + c,
            shape.width(),
            shape.channels(),
            adding,
            wrap);
      }
    }
  }

  @Override
  protected void addStencilGradient(
      float[] x, int xOffset, float[] u, int uOffset, float[] gradient, float[] scratch) {
    Arrays.fill(scratch, 0, row, 0);
    for (int h = 0; h < shape.height(); h++) {
      int above = source(h - 1);
      int below = source(h + 1);
      float[] top = above < 0 ? scratch : x;
      float[] bottom = below < 0 ? scratch : x;
      int topAt = above < 0 ? 0 : xOffset + above * row;
      int bottomAt = below < 0 ? 0 : xOffset + below * row;
      int at = h * row;
      for (int c = 0; c < shape.channels(); c += Lanes.COUNT) {
        ThreeRows.addGradient(
            top,
            topAt + c,
            x,
            xOffset + at + c,
            bottom,
            bottomAt + c,
            u,
            uOffset + at + c,
            gradient,
            c,
            shape.width(),
            shape.channels(),
            wrap);
      }
    }
  }

  private int source(int h) {
    return shape.boundary().source(h, shape.height());
  }
}
