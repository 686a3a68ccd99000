package dev.morphogen.kernels.depthwise;

/** What a stencil sees beyond the image's edge (NOTES.md, ruling 7). */
public enum Boundary {
  /** Zeros, as PyTorch pads. */
  ZERO,
  /** The opposite side, as a Fourier transform sees it. */
  PERIODIC
}
