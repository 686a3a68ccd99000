package dev.morphogen.djl.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A network's numbers, trained and tracked, between our flat arrays and a block's parameters, by their names. */
public final class BlockWeights {

  /** Where a slice lies in the block. */
  private record Tensor(Slice slice, NDArray array) {}

  private BlockWeights() {}

  /**
   * Overwrites the parameters of an initialized block.
   *
   * @throws InvalidInputException if the block has not exactly the weights' names and shapes
   */
  public static void write(Weights weights, Block block) {
    for (Tensor tensor : tensors(block, weights.layout())) {
      Slice slice = tensor.slice;
      float[] numbers = Arrays.copyOfRange(weights.array(slice), slice.offset(), slice.end());
      tensor.array.set(FloatBuffer.wrap(numbers));
    }
  }

  /**
   * A copy of the parameters of an initialized block.
   *
   * @throws InvalidInputException if the block has not exactly the layout's names and shapes, or a number that is not finite
   */
  public static Weights read(Block block, WeightLayout layout) {
    Weights weights = Weights.zeros(layout);
    for (Tensor tensor : tensors(block, layout)) {
      Slice slice = tensor.slice;
      float[] numbers = tensor.array.toFloatArray();
      requireFinite(slice, numbers);
      System.arraycopy(numbers, 0, weights.array(slice), slice.offset(), numbers.length);
    }
    return weights;
  }

  private static List<Tensor> tensors(Block block, WeightLayout layout) {
    Map<String, Parameter> parameters = ParameterNames.of(block);
    List<Slice> slices =
        Stream.concat(layout.trained().stream(), layout.tracked().stream()).toList();
    List<Tensor> tensors =
        slices.stream().map(slice -> tensor(slice, parameters.get(slice.name()))).toList();
    slices.forEach(slice -> parameters.remove(slice.name()));
    if (!parameters.isEmpty()) {
      throw new InvalidInputException(
          "block: expected no parameters but the network's, got "
              + String.join(", ", parameters.keySet()));
    }
    return tensors;
  }

  private static Tensor tensor(Slice slice, @Nullable Parameter parameter) {
    Shape expected = new Shape(slice.shape().stream().mapToLong(Integer::longValue).toArray());
    if (parameter == null) {
      throw new InvalidInputException(
          "block: expected a parameter %s %s, it is missing".formatted(slice.name(), expected));
    }
    if (!parameter.isInitialized()) {
      throw new InvalidInputException(
          "block: %s: expected numbers, got none; initialize the block first"
              .formatted(slice.name()));
    }
    NDArray array = parameter.getArray();
    if (!array.getShape().equals(expected)) {
      throw new InvalidInputException(
          "block: %s: expected %s, got %s".formatted(slice.name(), expected, array.getShape()));
    }
    return new Tensor(slice, array);
  }

  private static void requireFinite(Slice slice, float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw new InvalidInputException(
            "block: %s: expected finite numbers, got %s".formatted(slice.name(), number));
      }
    }
  }
}
