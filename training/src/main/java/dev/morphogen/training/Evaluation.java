package dev.morphogen.training;

import java.util.Arrays;
import java.util.Locale;

/**
 * How well a model does on labelled images.
 *
 * @param accuracy share of the images that were recognised
 * @param loss mean cross-entropy, without smoothing
 * @param confusion how many images of class i (row) were taken for class j (column)
 */
public record Evaluation(double accuracy, double loss, long[][] confusion) {

  /** From the confusion matrix and the sum of the losses. */
  static Evaluation of(long[][] confusion, double lossSum) {
    long images = Arrays.stream(confusion).flatMapToLong(Arrays::stream).sum();
    long hits = 0;
    for (int i = 0; i < confusion.length; i++) {
      hits += confusion[i][i];
    }
    return new Evaluation((double) hits / images, lossSum / images, confusion);
  }

  /** How many images. */
  public long images() {
    return Arrays.stream(confusion).flatMapToLong(Arrays::stream).sum();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "accuracy %.2f %%, loss %.4f over %d images", 100 * accuracy, loss, images());
  }
}
