package dev.morphogen.training.input;

/** What a shifted image shows where it has no pixels. */
public enum Border {
  /** Pixels of value 0, put there before the normalization, as in PyTorch. */
  BLACK,
  /** The image mirrored at its edge. */
  REFLECT;

  /** The row or column of {@code side} to show for the i-th, or −1 for black. */
  int inside(int i, int side) {
    if (i >= 0 && i < side) {
      return i;
    }
    return switch (this) {
      case BLACK -> -1;
      case REFLECT -> Math.clamp(i < 0 ? -i : 2 * side - 2 - i, 0, side - 1);
    };
  }
}
