package dev.morphogen.benchmarks.kernels;

import dev.morphogen.kernels.Kernels;
import java.util.Arrays;

/** Shapes written as {@code 32x32x32}. */
final class Shapes {

  private Shapes() {}

  static int[] parse(String shape) {
    return Arrays.stream(shape.split("x", -1)).mapToInt(Integer::parseInt).toArray();
  }

  /** {@code reference}, or the best there is. */
  static Kernels kernels(String name) {
    return name.equals("reference") ? Kernels.reference() : Kernels.best();
  }
}
