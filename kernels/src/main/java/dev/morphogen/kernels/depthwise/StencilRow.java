package dev.morphogen.kernels.depthwise;

import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.vector.Lanes;
import dev.morphogen.kernels.vector.ShapeClass;
import java.lang.invoke.MethodHandles;
import java.util.List;

/**
 * One row of a 3x3 depthwise convolution: three rows {@code [width, channels]} go in, each from where it stands. Rows
 * beyond the image are for the caller to find; left and right edges are treated here.
 */
interface StencilRow {

  /** For images of that shape, which must {@link #suits suit}. */
  static StencilRow of(DepthwiseShape shape) {
    return of(shape, 0);
  }

  /** One whose {@link #apply} ends with the relu that it is given; others do not look at it. */
  static StencilRow withRelu(DepthwiseShape shape) {
    return of(shape, 1);
  }

  private static StencilRow of(DepthwiseShape shape, int relu) {
    int wrap = shape.boundary() == Boundary.PERIODIC ? 1 : 0;
    return ShapeClass.instance(
        MethodHandles.lookup(),
        ThreeRows.class,
        StencilRow.class,
        List.of(shape.width(), shape.channels(), wrap, relu));
  }

  /** Whether there is one for that shape: a width of one has no left and right edge to keep apart. */
  static boolean suits(DepthwiseShape shape) {
    return shape.stencil() == 3
        && shape.width() > 1
        && Lanes.whole(shape.channels()) == shape.channels();
  }

  /** y[w] = Σᵢⱼ k[i, j] · rowᵢ[w + j − 1], or y += that; then perhaps y[w] = relu(scale·y[w] + shift). */
  void apply(
      float[] top,
      int topAt,
      float[] middle,
      int middleAt,
      float[] bottom,
      int bottomAt,
      float[] packed,
      float[] y,
      int yAt,
      boolean adding,
      NormalizedRelu end);

  /** The same with the stencil turned by half a turn: a row of Kᵀ. */
  void transpose(
      float[] top,
      int topAt,
      float[] middle,
      int middleAt,
      float[] bottom,
      int bottomAt,
      float[] packed,
      float[] x,
      int xAt,
      boolean adding);

  /** gradient[i, j] += Σ over w of u[w] · rowᵢ[w + j − 1], and the same for the next rows, which follow one another. */
  void addGradient(
      float[] top,
      int topAt,
      float[] middle,
      int middleAt,
      float[] bottom,
      int bottomAt,
      float[] u,
      int uAt,
      int rows,
      float[] gradient);
}
