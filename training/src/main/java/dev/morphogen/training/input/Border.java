package dev.morphogen.training.input;

/** What a shifted image shows where it has no pixels. */
public enum Border {
  /** Pixels of value 0, put there before the normalization, as in PyTorch. */
  BLACK,
  /** The image mirrored at its edge. */
  REFLECT
}
