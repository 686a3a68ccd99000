package dev.morphogen.onnx.layer;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A network's numbers by name. */
public final class NamedWeights {

  private final Weights weights;
  private final Map<String, Slice> slices;

  /** Those of a model. */
  public NamedWeights(Weights weights) {
    this.weights = weights;
    slices =
        Stream.concat(weights.layout().trained().stream(), weights.layout().tracked().stream())
            .collect(Collectors.toMap(Slice::name, Function.identity()));
  }

  /**
   * A copy of a slice's numbers.
   *
   * @throws InvalidInputException if there is none of this name
   */
  Tensor tensor(String name) {
    Slice slice = slice(name);
    float[] numbers = Arrays.copyOfRange(weights.array(slice), slice.offset(), slice.end());
    return new Tensor(name, slice.shape(), numbers);
  }

  /** Where a slice's numbers lie. */
  Slice slice(String name) {
    Slice slice = slices.get(name);
    if (slice == null) {
      throw new InvalidInputException(
          "export: expected weights %s, they are missing: a step of one's own needs a name of its own"
              .formatted(name));
    }
    return slice;
  }

  Weights weights() {
    return weights;
  }
}
