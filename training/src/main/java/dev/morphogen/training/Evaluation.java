package dev.morphogen.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How well a model does on labelled images. Equal ones have equal numbers, those of the confusion too.
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
  @SuppressWarnings("exports") // of an annotation that only compilers need
  public boolean equals(@Nullable Object other) {
    return other instanceof Evaluation that
        && Double.compare(accuracy, that.accuracy) == 0
        && Double.compare(loss, that.loss) == 0
        && images == that.images
        && Arrays.deepEquals(confusion, that.confusion);
  }

  @Override
  public int hashCode() {
    return Objects.hash(accuracy, loss, images, Arrays.deepHashCode(confusion));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "accuracy %.2f %%, loss %.4f over %d images", 100 * accuracy, loss, images);
  }
}
