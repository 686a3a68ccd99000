package dev.morphogen.training;

import dev.morphogen.training.loss.SoftmaxHead;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a classifier makes of an image: a logit and a probability for each class, in their order.
 */
public record Prediction(List<String> classes, float[] logits, float[] probabilities) {

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
  public String toString() {
    return String.format(Locale.ROOT, "%s (%.1f %%)", label(), 100 * probability());
  }
}
