package dev.morphogen.training;

import dev.morphogen.network.WorkFailedException;

/** A network whose numbers overflow on an image has no answer to it, which must not pass for one: the first class. */
public final class Overflow {

  private Overflow() {}

  /**
   * Checks the probabilities that a softmax made of an image's logits: all are NaN if one logit is, or is +∞.
   *
   * @throws WorkFailedException if they are; {@code image} is what its sentence begins with
   */
  public static void requireNone(String image, float[] probabilities) {
    if (Float.isNaN(probabilities[0])) {
      throw new WorkFailedException(
          image
              + ": the network's numbers overflow on it, so that it has no answer: was the image prepared as those of the training were, and did the training end well?");
    }
  }
}
