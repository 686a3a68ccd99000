package dev.morphogen.kernels.depthwise;

import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.vector.Lanes;
import dev.morphogen.kernels.vector.ShapeClass;
import java.lang.invoke.MethodHandles;
import java.util.List;

/**
 * Some rows of a 3x3 depthwise convolution: rows {@code [width, channels]} go in, those above and below each from where
 * it stands. Rows beyond the image are for the caller to find; left and right edges are treated here.
 */
interface StencilRows {

  /**
   * Any number of rows. With {@code relu}, {@link #apply} ends with the one that it is given; others do not look at it.
   */
  static StencilRows any(DepthwiseShape shape, boolean relu) {
    return of(ThreeRows.class, shape, relu);
  }

  /** Two rows, from four, where {@link Lanes#MANY_REGISTERS}. */
  static StencilRows pairs(DepthwiseShape shape, boolean relu) {
    return of(FourRows.class, shape, relu);
  }

  private static StencilRows of(
      Class<? extends StencilRows> template, DepthwiseShape shape, boolean relu) {
    StencilRows whole = of(template, shape, relu, false);
    return Lanes.whole(shape.channels()) == shape.channels()
        ? whole
        : new RowsWithRest(
            whole, of(ThreeRows.class, shape, relu, true), shape.width() * shape.channels());
  }

  private static StencilRows of(
      Class<? extends StencilRows> template, DepthwiseShape shape, boolean relu, boolean rest) {
    return ShapeClass.instance(
        MethodHandles.lookup(),
        template,
        StencilRows.class,
        List.of(
            shape.width(),
            shape.channels(),
            shape.boundary() == Boundary.PERIODIC ? 1 : 0,
            relu ? 1 : 0,
            rest ? 1 : 0));
  }

  /**
   * Whether there are any for that shape: a width of one has no left and right edge to keep apart, and fewer channels
   * than a vector has would be read with what lies beside the image.
   */
  static boolean suit(DepthwiseShape shape) {
    return shape.stencil() == 3 && shape.width() > 1 && shape.channels() >= Lanes.COUNT;
  }

  /**
   * y[w] = Σᵢⱼ k[i, j] · rowᵢ[w + j − 1], or base[w] + that, of which base may be y; then perhaps y[w] = relu(scale·y[w] +
   * shift). With the stencil {@code turned} by half a turn it is a row of Kᵀ.
   *
   * @param top the row above the first one; if there are more, the others' follow it
   * @param bottom the row below the last one; if there are more, the others' stand before it
   * @param rows how many, which follow one another in {@code x}, {@code base} and {@code y}
   */
  void apply(
      float[] top,
      int topAt,
      float[] x,
      int xAt,
      float[] bottom,
      int bottomAt,
      float[] packed,
      boolean turned,
      float[] base,
      int baseAt,
      boolean adding,
      float[] y,
      int yAt,
      int rows,
      NormalizedRelu end);
}
