package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;

/**
 * Uniform in ±1/√fan-in, as PyTorch and our networks begin; the fan-in is the product of all sides but the first, times
 * {@code operators}, in how many channels a stencil's taps are used at once.
 */
record FanIn(int operators) implements Initializer {

  static final FanIn STANDARD = new FanIn(1);

  @Override
  public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
    long fanIn = operators * shape.slice(1).size();
    float bound = (float) (1 / Math.sqrt(fanIn));
    return manager.randomUniform(-bound, bound, shape, dataType);
  }
}
