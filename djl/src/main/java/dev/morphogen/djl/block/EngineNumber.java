package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Numbers beside arrays, in the engine's own memory. DJL's {@code mul(Number)} and {@code pow(Number)} put the number into a buffer of Java's
 * and let go of that as they return, while libtorch reads it once more when gradients go back: after a garbage collection
 * it finds something else there.
 */
final class EngineNumber {

  private EngineNumber() {}

  /** factor · x. */
  static NDArray times(float factor, NDArray x) {
    try (NDArray number = of(factor, x)) {
      return x.mul(number);
    }
  }

  /** 1 / x. */
  static NDArray reciprocal(NDArray x) {
    try (NDArray one = of(1, x)) {
      return one.div(x);
    }
  }

  /** Beside x, and of x's manager. */
  private static NDArray of(float number, NDArray x) {
    return x.getManager().full(new Shape(), number, x.getDataType(), x.getDevice());
  }
}
