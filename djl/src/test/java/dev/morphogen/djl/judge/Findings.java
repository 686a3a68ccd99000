package dev.morphogen.djl.judge;

import dev.morphogen.network.weights.Weights;
import java.util.Map;

/**
 * All that one implementation makes of a case.
 *
 * @param inference logits {@code [n, classes]} with the tracked statistics
 * @param logits the same with the batch's
 * @param loss cross-entropy, averaged over the batch
 * @param inputGradient of the loss by the images {@code [n, h, w, c]}
 * @param gradient of the loss by the trained weights, in the layout's order
 * @param courses what ten steps of each optimizer lead to
 */
record Findings(
    float[] inference,
    float[] logits,
    double loss,
    float[] inputGradient,
    float[] gradient,
    Map<Rule, Course> courses) {

  /** Ten losses, each before its step, and the weights and statistics afterwards. */
  record Course(double[] losses, Weights weights) {}

  /** The same with another gradient by the weights. */
  Findings withGradient(float[] other) {
    return new Findings(inference, logits, loss, inputGradient, other, courses);
  }
}
