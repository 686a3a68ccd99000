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

  /** How many numbers; called while plans run, it allocates nothing. */
  public int size() {
    int size = 1;
    for (int i = 0; i < shape.size(); i++) {
      size = Math.multiplyExact(size, shape.get(i));
    }
    return size;
  }

  /** The first index behind it. */
  public int end() {
    return offset + size();
  }
}
