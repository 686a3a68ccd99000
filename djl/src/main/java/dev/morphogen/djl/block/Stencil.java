package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import dev.morphogen.kernels.depthwise.Boundary;

/** K_dw y, eq. (5): each channel convolved with its own stencil {@code weight [c, 1, m, m]}. */
public final class Stencil extends ImageBlock {

  private static final Shape ONE = new Shape(1, 1);

  private final int side;
  private final Boundary boundary;
  private final Parameter weight;

  /** With stencils of {@code side} x {@code side}, odd. */
  public Stencil(int channels, int side, Boundary boundary) {
    super(channels);
    this.side = side;
    this.boundary = boundary;
    weight = addParameter(parameter(channels, side, FanIn.STANDARD));
  }

  static Parameter parameter(int channels, int side, FanIn initializer) {
    return Parameter.builder()
        .setName("weight")
        .setType(Parameter.Type.WEIGHT)
        .optShape(new Shape(channels, 1, side, side))
        .optInitializer(initializer)
        .build();
  }

  @Override
  NDArray forward(NDArray images, Pass pass) {
    return correlate(images, pass.value(weight, images));
  }

  /** KᵀK y, by which the explicit step diffuses: Kᵀ is K with its stencils turned by half a turn. */
  NDArray diffuse(NDArray y, Pass pass) {
    NDArray stencils = pass.valueOfBatch(weight, y);
    return correlate(correlate(y, stencils), stencils.flip(2, 3));
  }

  private NDArray correlate(NDArray y, NDArray stencils) {
    int margin = side / 2;
    boolean zeros = boundary == Boundary.ZERO;
    NDArray padded = zeros ? y : PeriodicImage.padded(y, margin);
    Shape padding = zeros ? new Shape(margin, margin) : new Shape(0, 0);
    return Conv2d.conv2d(padded, stencils, null, ONE, padding, ONE, channels()).singletonOrThrow();
  }
}
