package dev.morphogen.training.optimizer;

import java.util.Map;

/**
 * Changes weights by a gradient. Its state is named arrays as long as the weights and the number of
 * steps taken; restoring both continues to the same bits.
 */
public interface Optimizer {

  /** One step: overwrites {@code weights}; {@code gradient} is only read. */
  void step(float[] weights, float[] gradient, double learningRate);

  /** Steps taken so far. */
  long steps();

  /** The live state by name, in an order that never changes. */
  Map<String, float[]> state();

  /** Says how many steps the state, which the caller has filled, has behind it. */
  void resumeAt(long steps);
}
