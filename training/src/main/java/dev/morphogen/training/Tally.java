package dev.morphogen.training;

import dev.morphogen.training.loss.SoftmaxHead;

/** What becomes of tested images, one after the other. */
final class Tally {

  private final int classes;
  private final EvaluationListener listener;
  private final long[][] confusion;
  private long images;
  private double lossSum;

  Tally(int classes, EvaluationListener listener) {
    this.classes = classes;
    this.listener = listener;
    confusion = new long[classes][classes];
  }

  /** An image without an answer, as a network that overflows has none, counts as not recognised and for no class. */
  void add(int image, int label, float[] logits, int offset, double loss) {
    images++;
    lossSum += loss;
    if (!Double.isNaN(loss)) {
      int predicted = SoftmaxHead.largest(logits, offset, classes);
      confusion[label][predicted]++;
      listener.onImage(image, label, predicted, loss);
    }
  }

  Evaluation evaluation() {
    long hits = 0;
    for (int i = 0; i < classes; i++) {
      hits += confusion[i][i];
    }
    return new Evaluation((double) hits / images, lossSum / images, images, confusion);
  }
}
