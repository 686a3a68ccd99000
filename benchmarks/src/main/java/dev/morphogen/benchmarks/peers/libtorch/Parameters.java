package dev.morphogen.benchmarks.peers.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.morphogen.benchmarks.peers.Task;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A network's numbers as libtorch's tensors, by their names; names and shapes are PyTorch's anyway. */
final class Parameters {

  private final WeightLayout layout;
  private final Map<String, NDArray> tensors = new HashMap<>();

  /** Copies the weights; in training libtorch keeps a gradient for each of the trained ones. */
  Parameters(NDManager manager, Weights weights, boolean training) {
    layout = weights.layout();
    create(manager, weights, layout.trained(), training);
    create(manager, weights, layout.tracked(), false);
  }

  private void create(NDManager manager, Weights weights, List<Slice> slices, boolean gradient) {
    for (Slice slice : slices) {
      long[] sides = slice.shape().stream().mapToLong(Integer::longValue).toArray();
      NDArray tensor = manager.create(Task.numbers(weights, slice), new Shape(sides));
      tensor.setRequiresGradient(gradient);
      tensors.put(slice.name(), tensor);
    }
  }

  NDArray get(String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  /** The gradient of all trained numbers, in the layout's order. */
  float[] gradient() {
    float[] all = new float[layout.trainedSize()];
    for (Slice slice : layout.trained()) {
      try (NDArray gradient = get(slice.name()).getGradient()) {
        System.arraycopy(gradient.toFloatArray(), 0, all, slice.offset(), slice.size());
      }
    }
    return all;
  }

  /** libtorch adds to gradients as we do. */
  void clearGradient() {
    for (Slice slice : layout.trained()) {
      try (NDArray gradient = get(slice.name()).getGradient()) {
        gradient.subi(gradient);
      }
    }
  }
}
