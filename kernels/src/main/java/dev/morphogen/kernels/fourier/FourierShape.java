package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.Extent;

/** What a Fourier transform works on: images {@code [height, width, channels]}, along some of their axes. */
public record FourierShape(int height, int width, int channels, Axes axes) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is not positive, or an array cannot hold them
   */
  public FourierShape {
    Extent.positive("height", height);
    Extent.positive("width", width);
    Extent.positive("channels", channels);
    Extent.requireArray("image", height, width, channels);
  }

  /** Numbers of one image. */
  public int imageSize() {
    return height * width * channels;
  }

  /** Numbers that one transform mixes with each other: h·w, or h·w·c. */
  public int length() {
    return axes == Axes.PIXELS ? height * width : imageSize();
  }

  /**
   * Multiply-adds that one transform of an image is counted as: the customary 5·log₂ n operations a number, with
   * n the {@link #length}, two to a multiply-add.
   */
  public long transformMultiplyAdds() {
    return Math.round(2.5 * imageSize() * Math.log(length()) / Math.log(2));
  }
}
