package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

/** One forward pass: where parameters are found, and whether batch statistics are taken. */
record Pass(ParameterStore store, boolean training) {

  /** What a child block makes of x. */
  NDArray through(Block block, NDArray x) {
    return block.forward(store, new NDList(x), training).singletonOrThrow();
  }

  /** relu(N(z)). */
  NDArray normalizeRelu(Block norm, NDArray z) {
    return Activation.relu(through(norm, z));
  }

  /** The parameter on the device where x is. */
  NDArray value(Parameter parameter, NDArray x) {
    return store.getValue(parameter, x.getDevice(), training);
  }

  /**
   * The same as an array of x's manager. A result belongs to the manager of its first operand, and a parameter's lives as long as the
   * model: what is computed from this one instead is freed with the batch.
   */
  NDArray valueOfBatch(Parameter parameter, NDArray x) {
    NDArray value = value(parameter, x);
    NDArray view = value.reshape(value.getShape());
    view.attach(x.getManager());
    return view;
  }
}
