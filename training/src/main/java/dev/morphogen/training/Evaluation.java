package dev.morphogen.training;

import java.util.Arrays;
import java.util.Locale;

/**
 * How well a model does on labelled images.
 *
 * @param accuracy share of the images that were recognised
 * @param loss mean cross-entropy, without smoothing
 * @param images how many there were
 * @param confusion how many images of class i (row) were taken for class j (column); images that a network which
 *     overflows has no answer to are in none
 */
public record Evaluation(double accuracy, double loss, long images, long[][] confusion) {

  /** Images that a network which overflows has no answer to: they were not recognised, and are in no cell of the matrix. */
  public long withoutAnswer() {
    return images - Arrays.stream(confusion).flatMapToLong(Arrays::stream).sum();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "accuracy %.2f %%, loss %.4f over %d images", 100 * accuracy, loss, images);
  }
}
