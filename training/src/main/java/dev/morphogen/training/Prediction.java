package dev.morphogen.training;

import dev.morphogen.training.loss.SoftmaxHead;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a classifier makes of an image: a logit and a probability for each class, in their order. It shares its arrays with
 * whoever made it and whoever asks for them; equal ones have equal numbers.
 */
public record Prediction(List<String> classes, float[] logits, float[] probabilities) {

  /**
   * Keeps its own copy of the classes.
   *
   * @throws IllegalArgumentException if logits or probabilities are not as many
   */
  public Prediction {
    classes = List.copyOf(classes);
    if (logits.length != classes.size() || probabilities.length != classes.size()) {
      throw new IllegalArgumentException(
          "prediction: expected a logit and a probability for each of %d classes, got %d and %d"
              .formatted(classes.size(), logits.length, probabilities.length));
    }
  }

  /** A class and how probable it is. */
  public record Candidate(String label, double probability) {}

  /** Index of the most probable class. */
  public int index() {
    return SoftmaxHead.largest(logits, 0, logits.length);
  }

  /** Name of the most probable class. */
  public String label() {
    return classes.get(index());
  }

  /** How probable that class is, 0…1. */
  public double probability() {
    return probabilities[index()];
  }

  /**
   * The {@code count} most probable classes, or all if there are fewer, the most probable first.
   */
  public List<Candidate> top(int count) {
    return IntStream.range(0, logits.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -logits[i]))
        .limit(Math.max(0, count))
        .map(i -> new Candidate(classes.get(i), probabilities[i]))
        .toList();
  }

  @Override
  @SuppressWarnings("exports") // of an annotation that only compilers need
  public boolean equals(@Nullable Object other) {
    return other instanceof Prediction that
        && classes.equals(that.classes)
        && Arrays.equals(logits, that.logits)
        && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return Objects.hash(classes, Arrays.hashCode(logits), Arrays.hashCode(probabilities));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (%.1f %%)", label(), 100 * probability());
  }
}
