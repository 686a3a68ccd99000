package dev.morphogen.kernels.elementwise;

import dev.morphogen.kernels.Extent;
import java.util.Objects;

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

  /** The loss; overwrites {@code gradient} with factor·∂L/∂logits = factor·(S(logits) − q). */
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
    Objects.checkIndex(label, classes);
    return lossAndGradient(logits, offset, label, smoothing, factor, gradient, gradientOffset);
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
}
