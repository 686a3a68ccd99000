package dev.morphogen.kernels.elementwise;

/** {@link SoftmaxCrossEntropy} in double precision. */
public final class SoftmaxCrossEntropyReference extends SoftmaxCrossEntropy {

  /** For so many classes. */
  public SoftmaxCrossEntropyReference(int classes) {
    super(classes);
  }

  @Override
  protected void softmax(float[] logits, int offset, float[] out, int outOffset) {
    double logOfSum = logOfSum(logits, offset);
    for (int j = 0; j < classes; j++) {
      out[outOffset + j] = (float) Math.exp(logits[offset + j] - logOfSum);
    }
  }

  @Override
  protected double lossAndGradient(
      float[] logits,
      int offset,
      int label,
      float smoothing,
      float factor,
      float[] gradient,
      int gradientOffset) {
    double logOfSum = logOfSum(logits, offset);
    double loss = 0;
    for (int j = 0; j < classes; j++) {
      double logProbability = logits[offset + j] - logOfSum;
      double target = (j == label ? 1.0 - smoothing : 0.0) + (double) smoothing / classes;
      // A target of 0 contributes nothing, not 0·(−∞).
      loss -= target == 0 ? 0 : target * logProbability;
      gradient[gradientOffset + j] = (float) (factor * (Math.exp(logProbability) - target));
    }
    return loss;
  }

  /** log Σ exp(logits), the largest logit taken off first and added back. */
  private double logOfSum(float[] logits, int offset) {
    float largest = logits[offset];
    for (int j = 1; j < classes; j++) {
      largest = Math.max(largest, logits[offset + j]);
    }
    double sum = 0;
    for (int j = 0; j < classes; j++) {
      sum += Math.exp((double) logits[offset + j] - largest);
    }
    return largest + Math.log(sum);
  }
}
