package dev.morphogen.network.layer;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.elementwise.AveragePooling;
import dev.morphogen.network.Shape;

/** What a connecting layer averages over. */
public enum Pooling {
  /** Windows of 2x2 pixels. */
  HALVE,
  /** The whole image. */
  GLOBAL;

  AveragePooling kernel(Kernels kernels, Shape input) {
    return this == HALVE
        ? kernels.pooling(input.height(), input.width(), input.channels(), 2, 2)
        : kernels.pooling(
            input.height(), input.width(), input.channels(), input.height(), input.width());
  }
}
