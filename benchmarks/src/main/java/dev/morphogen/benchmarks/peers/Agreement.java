package dev.morphogen.benchmarks.peers;

import dev.morphogen.benchmarks.Median;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import java.util.List;

/** Compares what two contestants computed: a speed counts only for the same answer. */
final class Agreement {

  /** Of the norm of all logits; float sums in other orders differ by some 1e-6. */
  private static final double LOGITS = 1e-4;

  /**
   * Of the norm of a slice of the gradient, in the middle of all slices. MobileNet, where no input goes past the
   * normalizations, comes to 2.9 % at 100 images, and so do our reference kernels, which sum in doubles.
   */
  private static final double GRADIENT = 5e-2;

  /**
   * The same for the worst slice. Rounding alone makes 1e-5 to 1e-4, but each relu whose input it moves to the
   * other side of zero changes the gradients before it, most of all where a slice is short: percents.
   */
  private static final double WORST_GRADIENT = 1e-1;

  /** What was found, relative to what was expected. */
  record Differences(double logits, double gradient, double worstGradient) {

    static final Differences NONE = new Differences(0, 0, 0);

    /** The larger of each. */
    Differences max(Differences other) {
      return new Differences(
          Math.max(logits, other.logits),
          Math.max(gradient, other.gradient),
          Math.max(worstGradient, other.worstGradient));
    }
  }

  private Agreement() {}

  /**
   * The differences.
   *
   * @throws WorkFailedException if they are more than rounding
   */
  static Differences require(Result expected, Result actual, WeightLayout layout, String who) {
    double logits = relative(expected.logits(), actual.logits(), 0, expected.logits().length);
    require(logits, LOGITS, who + ": logits");
    if (expected.gradient().length == 0) {
      return new Differences(logits, 0, 0);
    }
    double worst = 0;
    List<Slice> slices = layout.trained();
    double[] differences = new double[slices.size()];
    for (int i = 0; i < differences.length; i++) {
      Slice slice = slices.get(i);
      differences[i] =
          relative(expected.gradient(), actual.gradient(), slice.offset(), slice.end());
      require(differences[i], WORST_GRADIENT, who + ": gradient of " + slice.name());
      worst = Math.max(worst, differences[i]);
    }
    require(Median.of(differences), GRADIENT, who + ": gradient");
    return new Differences(logits, Median.of(differences), worst);
  }

  private static void require(double difference, double tolerance, String what) {
    if (!(difference <= tolerance)) {
      throw new WorkFailedException(
          "%s: expected ours within %.1e, got a difference of %.2e"
              .formatted(what, tolerance, difference));
    }
  }

  /** ‖actual − expected‖ / ‖expected‖ over a range. */
  private static double relative(float[] expected, float[] actual, int from, int to) {
    if (expected.length != actual.length) {
      throw new WorkFailedException(
          "result: expected %d numbers, got %d".formatted(expected.length, actual.length));
    }
    double error = 0;
    double size = 0;
    for (int i = from; i < to; i++) {
      error += Math.pow(actual[i] - expected[i], 2);
      size += Math.pow(expected[i], 2);
    }
    return Math.sqrt(error / size);
  }
}
