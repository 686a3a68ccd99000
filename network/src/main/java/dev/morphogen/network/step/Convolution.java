package dev.morphogen.network.step;

/** How the depthwise convolutions of the steps are computed; a step that is a Fourier step by nature does not ask. */
public enum Convolution {
  /** Tap by tap: m² multiply-adds a number. */
  DIRECT,
  /** By Fourier transform, eq. (10): the same for every stencil; needs a periodic boundary. */
  FOURIER
}
