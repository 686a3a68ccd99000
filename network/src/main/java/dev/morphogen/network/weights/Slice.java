package dev.morphogen.network.weights;

import java.util.List;

/**
 * A named part of a flat array: {@code size} numbers from {@code offset}, in row-major order of
 * {@code shape}. Names and shapes are PyTorch's: {@code blocks.0.steps.1.stencil.weight [32, 1, 3, 3]}.
 */
public record Slice(String name, List<Integer> shape, int offset, Role role) {

  /** Keeps its own copy of the shape. */
  public Slice {
    shape = List.copyOf(shape);
  }

  /** How many numbers. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** The first index behind it. */
  public int end() {
    return offset + size();
  }
}
