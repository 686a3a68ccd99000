package dev.morphogen.kernels.depthwise;

/** What a stencil sees beyond the image's edge (docs/rulings.md, 7). */
public enum Boundary {
  /** Zeros, as PyTorch pads. */
  ZERO,
  /** The opposite side, as a Fourier transform sees it. */
  PERIODIC;

  /** Where row or column {@code position} of an image of {@code size} comes from, or −1 for a zero. */
  int source(int position, int size) {
    if (position >= 0 && position < size) {
      return position;
    }
    return this == ZERO ? -1 : Math.floorMod(position, size);
  }
}
