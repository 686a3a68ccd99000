package dev.morphogen.network.weights;

import java.util.List;

/**
 * A named part of a flat array: {@code size} numbers from {@code offset}, in row-major order of
 * {@code shape}. Names and shapes are PyTorch's: {@code blocks.0.steps.1.stencil.weight [32, 1, 3, 3]}.
 *
 * @param scale what an optimizer measures these numbers by: it trains number/scale. 1 for most; less where every
 *     number moves much of the network, so that one learning rate suits all slices
 */
public record Slice(String name, List<Integer> shape, int offset, Role role, double scale) {

  /** Keeps its own copy of the shape. */
  public Slice {
    shape = List.copyOf(shape);
  }

  /** Of scale 1. */
  public Slice(String name, List<Integer> shape, int offset, Role role) {
    this(name, shape, offset, role, 1);
  }

  /** {@code count} of its numbers, from number {@code from} on, as a slice of one dimension. */
  public Slice part(int from, int count) {
    return new Slice(name, List.of(count), offset + from, role, scale);
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
