package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.Extent;
import java.util.Arrays;

/**
 * Where the taps of stencils {@code [c, 1, m, m]} stand in the first column K e₁ of a periodic convolution,
 * laid out as an image {@code [h, w, c]}. Convolutions are PyTorch's: y[h] = Σᵢ k[i]·x[h + i − m/2], so tap i
 * stands at pixel m/2 − i, and a stencil wider than the image wraps around. Depthwise: stencil c stands in channel
 * c. Circulant, eq. (12): block (i, j) of K is stencil number ((j − i) mod c) + 1, so number s + 1 stands in channel
 * −s mod c of the first column (docs/rulings.md, 5).
 */
record StencilPlacement(FourierShape shape, int stencil) {

  StencilPlacement {
    Extent.positive("stencil", stencil);
    if (stencil % 2 == 0) {
      throw new IllegalArgumentException("stencil: expected an odd size, got " + stencil);
    }
  }

  int stencilSize() {
    return shape.channels() * stencil * stencil;
  }

  /**
   * Checks a call's arrays.
   *
   * @throws IllegalArgumentException naming the one that is too short
   */
  void check(float[] stencils, int offset, float[] image) {
    Extent.check("stencil", stencils, offset, stencilSize());
    Extent.check("image", image, 0, shape.imageSize());
  }

  /** image = K e₁. */
  void place(float[] stencils, int offset, float[] image) {
    Arrays.fill(image, 0, shape.imageSize(), 0f);
    for (int tap = 0; tap < stencilSize(); tap++) {
      image[position(tap)] += stencils[offset + tap];
    }
  }

  /** stencils += factor·(what stands at the taps' places). */
  void addFrom(float[] image, float factor, float[] stencils, int offset) {
    for (int tap = 0; tap < stencilSize(); tap++) {
      stencils[offset + tap] += factor * image[position(tap)];
    }
  }

  private int position(int tap) {
    int number = tap / (stencil * stencil);
    int row = tap / stencil % stencil;
    int column = tap % stencil;
    int h = Math.floorMod(stencil / 2 - row, shape.height());
    int w = Math.floorMod(stencil / 2 - column, shape.width());
    int c = shape.axes() == Axes.PIXELS ? number : Math.floorMod(-number, shape.channels());
    return (h * shape.width() + w) * shape.channels() + c;
  }
}
