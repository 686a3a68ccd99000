package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import java.util.Arrays;

/** Labelled images kept in memory, 8 bits a number, {@code [n, h, w, c]}; safe for many readers. */
public interface ImageSplit {

  /** How many images there are. */
  int size();

  /** The class of an image, as index into {@link ImageDataset#classes()}. */
  int label(int index);

  /**
   * Copies an image's h·w·c unsigned bytes, channels last, to {@code target} from {@code offset}.
   */
  void read(int index, byte[] target, int offset);

  /**
   * Checks that the first image has as many bytes as the shape. Whoever reads images one after the other into one
   * array would otherwise take what an earlier one left there for a smaller one's own.
   *
   * @param part what errors call the images: {@code training}, {@code test}
   * @throws InvalidInputException if it has fewer or more
   */
  default void requireShape(String part, Shape shape) {
    if (size() == 0) {
      return;
    }
    byte[] overZeros = new byte[shape.size()];
    byte[] overOnes = new byte[shape.size()];
    Arrays.fill(overOnes, (byte) 1);
    try {
      read(0, overZeros, 0);
      read(0, overOnes, 0);
    } catch (IndexOutOfBoundsException e) {
      throw new InvalidInputException(otherSize(part, shape, "more"), e);
    }
    int written = shape.size();
    while (written > 0 && overZeros[written - 1] != overOnes[written - 1]) {
      written--;
    }
    if (written < shape.size()) {
      throw new InvalidInputException(otherSize(part, shape, Integer.toString(written)));
    }
  }

  /**
   * Checks that every label is one of so many classes.
   *
   * @param part what errors call the images: {@code training}, {@code test}
   * @throws InvalidInputException naming the first image of another one
   */
  default void requireLabels(String part, int classes) {
    for (int image = 0; image < size(); image++) {
      int label = label(image);
      if (label < 0 || label >= classes) {
        throw new InvalidInputException(
            "%s image %d: expected a class from 0 to %d, got %d"
                .formatted(part, image, classes - 1, label));
      }
    }
  }

  private static String otherSize(String part, Shape shape, String got) {
    return "%s images: expected %d numbers each (%s), got %s"
        .formatted(part, shape.size(), shape, got);
  }
}
