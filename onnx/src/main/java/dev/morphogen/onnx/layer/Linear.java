package dev.morphogen.onnx.layer;

import dev.morphogen.onnx.graph.Value;

/**
 * What convolutions make of an image, for the moment: as long as nobody asks for its {@link #value}, what follows can
 * still be folded into their weights.
 */
public interface Linear {

  /** The sum with another. */
  Linear plus(Linear other);

  /** N of it, for the normalization of that name within the layer. */
  Linear normalized(String norm);

  /** factor times it. */
  Linear times(float factor);

  /** Writes it down. */
  Value value();

  /** relu of it. */
  Value relu();
}
