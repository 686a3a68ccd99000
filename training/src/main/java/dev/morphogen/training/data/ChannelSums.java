package dev.morphogen.training.data;

import dev.morphogen.network.Shape;

/**
 * Σx and Σx² of each channel's bytes: whole numbers, so images may be added in any order and parts of a data set put together, to
 * the same bits.
 */
public final class ChannelSums {

  private final Shape shape;
  private final long[] sums;
  private final long[] squares;
  private long images;

  /** Of no image of this shape yet. */
  public ChannelSums(Shape shape) {
    this.shape = shape;
    sums = new long[shape.channels()];
    squares = new long[shape.channels()];
  }

  /** Adds the first image in {@code image [h, w, c]}. */
  public void add(byte[] image) {
    int channels = sums.length;
    for (int c = 0; c < channels; c++) {
      long sum = 0;
      long square = 0;
      for (int i = c; i < shape.size(); i += channels) {
        int value = image[i] & 0xFF;
        sum += value;
        square += (long) value * value;
      }
      sums[c] += sum;
      squares[c] += square;
    }
    images++;
  }

  /** Adds another part's: its images, Σx and Σx² of each channel. */
  public void add(long otherImages, long[] otherSums, long[] otherSquares) {
    images += otherImages;
    for (int c = 0; c < sums.length; c++) {
      sums[c] += otherSums[c];
      squares[c] += otherSquares[c];
    }
  }

  /** How many images. */
  public long images() {
    return images;
  }

  /** Σx of each channel; live. */
  public long[] sums() {
    return sums;
  }

  /** Σx² of each channel; live. */
  public long[] squares() {
    return squares;
  }

  /** Mean and standard deviation of all that was added. */
  public ChannelStatistics statistics() {
    return ChannelStatistics.of(images * shape.pixels(), sums, squares);
  }
}
