package dev.morphogen.kernels.elementwise;

import dev.morphogen.kernels.Extent;

/**
 * Softmax S and cross-entropy L of one image's logits {@code [classes]}: L = −Σⱼ qⱼ·log S(logits)ⱼ with q
 * = (1 − smoothing)·[j = label] + smoothing / classes. Exact for logits of any size: the largest is
 * taken off first.
 */
public abstract class SoftmaxCrossEntropy {

  /** Number of classes. */
  protected final int classes;

  /** For so many classes. */
  protected SoftmaxCrossEntropy(int classes) {
    this.classes = Extent.positive("classes", classes);
  }

  /** S(logits), {@code [classes]}. */
  public final void probabilities(float[] logits, int offset, float[] out, int outOffset) {
    Extent.check("logits", logits, offset, classes);
    Extent.check("probabilities", out, outOffset, classes);
    softmax(logits, offset, out, outOffset);
  }

  /**
   * The loss; overwrites {@code gradient} with factor·∂L/∂logits = factor·(S(logits) − q).
   *
   * @throws IllegalArgumentException if the label is not one of the classes, or a slice lies outside its array
   */
  public final double loss(
      float[] logits,
      int offset,
      int label,
      float smoothing,
      float factor,
      float[] gradient,
      int gradientOffset) {
    Extent.check("logits", logits, offset, classes);
    Extent.check("gradient", gradient, gradientOffset, classes);
    checkLabel(label);
    return lossAndGradient(logits, offset, label, smoothing, factor, gradient, gradientOffset);
  }

  private void checkLabel(int label) {
    if (label < 0 || label >= classes) {
      throw new IllegalArgumentException(
          "label: expected 0 to %d, got %d".formatted(classes - 1, label));
    }
  }

  /** Adds share·S(logits / temperature) to {@code out [classes]}. */
  public final void addProbabilities(
      float[] logits, int offset, float temperature, float share, float[] out, int outOffset) {
    Extent.check("logits", logits, offset, classes);
    Extent.check("probabilities", out, outOffset, classes);
    addSoftmax(logits, offset, temperature, share, out, outOffset);
  }

  /**
   * The Kullback-Leibler divergence D = Σⱼ qⱼ·log(qⱼ / S(logits / temperature)ⱼ) of probabilities {@code targets}
   * q {@code [classes]}, which add up to 1; adds factor·∂D/∂logits = factor·(S(logits / temperature) − q) / temperature
   * to {@code gradient}.
   */
  public final double addDivergence(
      float[] logits,
      int offset,
      float[] targets,
      int targetsOffset,
      float temperature,
      float factor,
      float[] gradient,
      int gradientOffset) {
    Extent.check("logits", logits, offset, classes);
    Extent.check("targets", targets, targetsOffset, classes);
    Extent.check("gradient", gradient, gradientOffset, classes);
    return divergenceAndGradient(
        logits, offset, targets, targetsOffset, temperature, factor, gradient, gradientOffset);
  }

  /** See {@link #probabilities}. */
  protected abstract void softmax(float[] logits, int offset, float[] out, int outOffset);

  /** See {@link #loss}. */
  protected abstract double lossAndGradient(
      float[] logits,
      int offset,
      int label,
      float smoothing,
      float factor,
      float[] gradient,
      int gradientOffset);

  /** See {@link #addProbabilities}. */
  protected abstract void addSoftmax(
      float[] logits, int offset, float temperature, float share, float[] out, int outOffset);

  /** See {@link #addDivergence}. */
  protected abstract double divergenceAndGradient(
      float[] logits,
      int offset,
      float[] targets,
      int targetsOffset,
      float temperature,
      float factor,
      float[] gradient,
      int gradientOffset);
}
