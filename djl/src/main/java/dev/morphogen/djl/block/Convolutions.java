package dev.morphogen.djl.block;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;

/** DJL's own blocks as this project sets them up. */
final class Convolutions {

  private Convolutions() {}

  /** A dense convolution with zeros beyond the edge, without bias; a side of 1 is M. */
  static Conv2d dense(int outputs, int side) {
    return dense(outputs, side, false);
  }

  static Conv2d dense(int outputs, int side, boolean bias) {
    Conv2d convolution =
        Conv2d.builder()
            .setFilters(outputs)
            .setKernelShape(new Shape(side, side))
            .optPadding(new Shape(side / 2, side / 2))
            .optBias(bias)
            .build();
    convolution.setInitializer(FanIn.STANDARD, Parameter.Type.WEIGHT);
    return convolution;
  }

  /** N with PyTorch's constants: ε 1e-5, statistics that keep 0.9 of what they were. */
  static BatchNorm normalization() {
    return BatchNorm.builder().optEpsilon(1e-5f).optMomentum(0.9f).build();
  }
}
