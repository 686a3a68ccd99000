package dev.morphogen.djl.judge;

import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;

/**
 * How far single precision lets two right answers be apart, quantity by quantity, relative to its norm.
 *
 * <p>Rounding alone makes some 1e-6, and 1e-4 where a gradient nearly cancels. But a relu whose input rounding moves to the other side of
 * zero changes all gradients before it: the paper's networks have some millions of such inputs, so it happens to a few of them, and
 * MobileNet, whose gradients grow with the depth, makes most of it (measured: 5e-2). The small networks have so few that none does.
 */
final class Tolerance {

  /** A slice's root mean square gradient, relative to that of all, under which it counts as no smaller. */
  private static final double LEAST = 1e-2;

  /** The same under which nothing but rounding is left. */
  private static final double VANISHED = 1e-5;

  private Tolerance() {}

  /** For one line of {@link Golden} or {@link Disagreement}. */
  static double of(Case task, String line) {
    return task.isPaper() ? ofPaper(task, line) : ofSmall(line);
  }

  private static double ofSmall(String line) {
    if (line.contains("loss")) {
      return 2e-6;
    }
    if (line.equals("inference") || line.equals("logits")) {
      return 1e-5;
    }
    // Adam walks at full speed wherever a gradient is, small or not: what flips a sign flips the
    // walk.
    return line.startsWith("ADAM") ? 1e-2 : 1e-3;
  }

  private static double ofPaper(Case task, String line) {
    if (line.equals("inference") || line.equals("logits") || line.equals("loss")) {
      return 1e-4;
    }
    if (line.contains("losses")) {
      return 5e-3;
    }
    return line.startsWith("ADAM") || task.name().startsWith("mobilenet") ? 2e-1 : 1e-1;
  }

  /**
   * The least norm that a slice's difference is measured by. Behind a normalization that takes constants away, a shift has a gradient of
   * zero: what is found is rounding, relative to which rounding is large.
   */
  static double leastNorm(double normOfAll, Slice slice, WeightLayout layout) {
    return LEAST * normOfAll * Math.sqrt((double) slice.size() / layout.trainedSize());
  }

  /** Whether some slice's gradient is only rounding: Adam divides it by itself and walks at full speed somewhere. */
  static boolean hasVanished(float[] gradient, WeightLayout layout) {
    double all = norm(gradient, 0, gradient.length);
    return layout.trained().stream()
        .anyMatch(slice ->
            norm(gradient, slice.offset(), slice.end())
                < VANISHED / LEAST * leastNorm(all, slice, layout));
  }

  /** ‖numbers‖ over a range. */
  static double norm(float[] numbers, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) numbers[i] * numbers[i];
    }
    return Math.sqrt(sum);
  }
}
