package dev.morphogen.network;

import java.io.Serializable;

/** Height, width and channels of one image: the shape {@code [h, w, c]} that layers pass on. */
public record Shape(int height, int width, int channels) implements Serializable {

  /** An image above this, 256 MB of numbers in each layer, is a slip of the hand; a plan says how many fit a batch. */
  private static final long LARGEST = 1 << 26;

  /**
   * Checks that the sides are positive and the image not too large.
   *
   * @throws InvalidInputException if a side is not positive or the image has over 2²⁶ numbers
   */
  public Shape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new InvalidInputException(
          "image: expected positive sides, got %dx%dx%d".formatted(height, width, channels));
    }
    if ((long) height * width > LARGEST || (long) height * width * channels > LARGEST) {
      throw new InvalidInputException(
          "image: expected at most %d numbers, got %dx%dx%d"
              .formatted(LARGEST, height, width, channels));
    }
  }

  /** Pixels of one image. */
  public int pixels() {
    return height * width;
  }

  /** Numbers of one image. */
  public int size() {
    return height * width * channels;
  }

  /** The same image with other channels. */
  public Shape withChannels(int newChannels) {
    return new Shape(height, width, newChannels);
  }

  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}
