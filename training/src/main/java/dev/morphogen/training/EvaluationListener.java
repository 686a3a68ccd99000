package dev.morphogen.training;

/** Hears what an evaluation makes of each image, in order. */
@FunctionalInterface
public interface EvaluationListener {

  /**
   * After an image was classified.
   *
   * @param image its index in the split
   * @param label its class
   * @param predicted the most probable class
   * @param loss its cross-entropy, the negative logarithm of how probable its own class seemed
   */
  void onImage(int image, int label, int predicted, double loss);
}
