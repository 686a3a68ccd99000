package dev.morphogen.kernels.fourier;

/** Along which axes of an image {@code [h, w, c]} a transform goes. */
public enum Axes {
  /** Height and width, each channel by itself: diagonalizes depthwise convolutions, eq. (10). */
  PIXELS,
  /** Height, width and channels: diagonalizes circulant convolutions, eq. (12). */
  PIXELS_AND_CHANNELS
}
