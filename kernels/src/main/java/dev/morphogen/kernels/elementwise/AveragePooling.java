package dev.morphogen.kernels.elementwise;

import dev.morphogen.kernels.Extent;

/**
 * Averages over windows of {@code windowHeight} x {@code windowWidth} pixels: {@code [height, width,
 * channels]} to {@code [height / windowHeight, width / windowWidth, channels]}, as PyTorch's {@code
 * avg_pool2d}; rows and columns that fill no window are left out. The window of the image's own size
 * is the global average.
 *
 * <p>The caller owns every array; input and output must not overlap. Safe for many threads.
 */
public abstract class AveragePooling {

  /** Sizes of the image and of the window. */
  protected final int height;

  protected final int width;
  protected final int channels;
  protected final int windowHeight;
  protected final int windowWidth;

  /**
   * For one shape.
   *
   * @throws IllegalArgumentException if a size is not positive, the window larger than the image, or an array cannot hold it
   */
  protected AveragePooling(int height, int width, int channels, int windowHeight, int windowWidth) {
    this.height = Extent.positive("height", height);
    this.width = Extent.positive("width", width);
    this.channels = Extent.positive("channels", channels);
    this.windowHeight = Extent.positive("window height", windowHeight);
    this.windowWidth = Extent.positive("window width", windowWidth);
    if (windowHeight > height || windowWidth > width) {
      throw new IllegalArgumentException(
          "pooling: expected an image of at least %dx%d, got %dx%d"
              .formatted(windowHeight, windowWidth, height, width));
    }
    Extent.requireArray("image", height, width, channels);
  }

  /** Rows of the output. */
  public final int outputHeight() {
    return height / windowHeight;
  }

  /** Columns of the output. */
  public final int outputWidth() {
    return width / windowWidth;
  }

  /** y = the windows' averages of x. */
  public final void apply(float[] x, int xOffset, float[] y, int yOffset) {
    check(x, xOffset, y, yOffset);
    Extent.requireApart("y", y, yOffset, pooledSize(), "x", x, xOffset, imageSize());
    average(x, xOffset, y, yOffset);
  }

  /** x = the transpose applied to u: every pixel gets its window's u over the window's pixels. */
  public final void transpose(float[] u, int uOffset, float[] x, int xOffset) {
    check(x, xOffset, u, uOffset);
    Extent.requireApart("x", x, xOffset, imageSize(), "u", u, uOffset, pooledSize());
    spread(u, uOffset, x, xOffset);
  }

  private void check(float[] image, int imageOffset, float[] pooled, int pooledOffset) {
    Extent.check("image", image, imageOffset, imageSize());
    Extent.check("pooled", pooled, pooledOffset, pooledSize());
  }

  private int imageSize() {
    return height * width * channels;
  }

  private int pooledSize() {
    return outputHeight() * outputWidth() * channels;
  }

  /** See {@link #apply}. */
  protected abstract void average(float[] x, int xOffset, float[] y, int yOffset);

  /** See {@link #transpose}; left-out pixels get zero. */
  protected abstract void spread(float[] u, int uOffset, float[] x, int xOffset);
}
