package dev.morphogen.benchmarks.peers.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Constants in libtorch's own memory. What DJL creates of Java's numbers, for its {@code mul(Number)} and {@code pow(Number)} too, stays in
 * a buffer of Java's that may be freed once the array is closed, while libtorch reads it again when gradients go back.
 */
final class LibtorchMemory {

  private LibtorchMemory() {}

  /** An array of these numbers. */
  static NDArray copy(NDManager manager, float[] numbers, Shape shape) {
    try (NDArray buffered = manager.create(numbers, shape)) {
      return buffered.duplicate();
    }
  }

  /** factor · x, which stays the caller's. */
  static NDArray times(float factor, NDArray x) {
    try (NDArray number = x.getManager().full(new Shape(), factor)) {
      return x.mul(number);
    }
  }

  /** 1 / x, which stays the caller's. */
  static NDArray reciprocal(NDArray x) {
    try (NDArray one = x.getManager().full(new Shape(), 1f)) {
      return one.div(x);
    }
  }
}
