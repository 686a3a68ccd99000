package dev.morphogen.kernels.depthwise;

import dev.morphogen.kernels.vector.ShapeClass;
import java.lang.invoke.MethodHandles;
import java.util.List;

/** Gradient of a 3x3 depthwise convolution by its stencil, for shapes that {@link StencilRows#suit} says. */
interface StencilGradient {

  /** For images of that shape. */
  static StencilGradient of(DepthwiseShape shape) {
    return ShapeClass.instance(
        MethodHandles.lookup(),
        NineSums.class,
        StencilGradient.class,
        List.of(shape.width(), shape.channels(), shape.boundary() == Boundary.PERIODIC ? 1 : 0));
  }

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
