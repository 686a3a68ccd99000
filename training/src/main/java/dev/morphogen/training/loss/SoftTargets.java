package dev.morphogen.training.loss;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropy;
import java.util.Arrays;

/** What teachers make of a batch's images: the mean of their softened probabilities, {@code [images, classes]}. */
public final class SoftTargets {

  private final Distillation distillation;
  private final int classes;
  private final SoftmaxCrossEntropy kernel;
  private final float[] probabilities;

  /** For batches of up to {@code capacity} images. */
  public SoftTargets(Kernels kernels, int classes, int capacity, Distillation distillation) {
    this.distillation = distillation;
    this.classes = classes;
    kernel = kernels.softmaxCrossEntropy(classes);
    probabilities = new float[capacity * classes];
  }

  /** Before the first teacher's answers to a batch. */
  public void clear() {
    Arrays.fill(probabilities, 0);
  }

  /** Adds {@code share} of what a teacher's {@code logits [count, classes]} say; shares add up to 1. */
  public void add(float[] logits, int count, float share) {
    float temperature = (float) distillation.temperature();
    for (int image = 0; image < count; image++) {
      int offset = image * classes;
      kernel.addProbabilities(logits, offset, temperature, share, probabilities, offset);
    }
  }

  /** The labels' share of the loss. */
  double labelWeight() {
    return 1 - distillation.weight();
  }

  /** The teachers' part of an image's loss; adds factor times its gradient. */
  double addLoss(
      int image, float[] output, int offset, float factor, float[] gradient, int gradientOffset) {
    double temperature = distillation.temperature();
    // As the gradient of a softened softmax shrinks with 1 / temperature².
    double weight = distillation.weight() * temperature * temperature;
    return weight
        * kernel.addDivergence(
            output,
            offset,
            probabilities,
            image * classes,
            (float) temperature,
            (float) (factor * weight),
            gradient,
            gradientOffset);
  }
}
