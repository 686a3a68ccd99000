package dev.morphogen.training;

import dev.morphogen.network.WorkFailedException;

/** A network whose numbers overflow on an image has no answer to it, which must not pass for one: the first class. */
public final class Overflow {

  private Overflow() {}

  /** Whether these are the probabilities that a softmax makes of such an image's logits: all are NaN if one logit is, or is +∞. */
  public static boolean isIn(float[] probabilities) {
    return Float.isNaN(probabilities[0]);
  }

  /**
   * Checks the probabilities of an image.
   *
   * @throws WorkFailedException if an overflow {@link #isIn} them; {@code image} is what its sentence begins with
   */
  public static void requireNone(String image, float[] probabilities) {
    if (isIn(probabilities)) {
      throw new WorkFailedException(
          image
              + ": the network's numbers overflow on it, so that it has no answer: was the image prepared as those of the training were, and did the training end well?");
    }
  }
}
