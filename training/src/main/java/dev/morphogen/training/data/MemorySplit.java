package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;

/** Images in one array, {@code [n, h, w, c]}, which the reader that fills it hands over. */
public final class MemorySplit implements ImageSplit {

  private final byte[] pixels;
  private final int[] labels;
  private final int imageSize;

  /** Takes over both arrays; {@code pixels} holds {@code labels.length} images of this size. */
  public MemorySplit(byte[] pixels, int[] labels, int imageSize) {
    if ((long) labels.length * imageSize != pixels.length) {
      throw new IllegalArgumentException(
          "pixels: expected %d x %d, got %d".formatted(labels.length, imageSize, pixels.length));
    }
    this.pixels = pixels;
    this.labels = labels;
    this.imageSize = imageSize;
  }

  /**
   * Room for so many images.
   *
   * @throws InvalidInputException if that is more than an array or this Java's memory holds
   */
  public static byte[] allocate(String where, long images, Shape shape) {
    long bytes = images * shape.size();
    long most = Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory());
    if (bytes > most) {
      throw new InvalidInputException(
          "%s: %d images of %s need %d bytes, more than the %d there is room for: use a smaller"
                  .formatted(where, images, shape, bytes, most)
              + " size, fewer images or more memory (-Xmx)");
    }
    return new byte[(int) bytes];
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public void read(int index, byte[] target, int offset) {
    System.arraycopy(pixels, index * imageSize, target, offset, imageSize);
  }
}
