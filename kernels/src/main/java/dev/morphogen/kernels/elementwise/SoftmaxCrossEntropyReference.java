package dev.morphogen.kernels.elementwise;

/** {@link SoftmaxCrossEntropy} in double precision. */
public final class SoftmaxCrossEntropyReference extends SoftmaxCrossEntropy {

  /** For so many classes. */
  public SoftmaxCrossEntropyReference(int classes) {
    super(classes);
  }

  @Override
  protected void softmax(float[] logits, int offset, float[] out, int outOffset) {
    double logOfSum = logOfSum(logits, offset, 1);
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
    double logOfSum = logOfSum(logits, offset, 1);
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

  @Override
  protected void addSoftmax(
      float[] logits, int offset, float temperature, float share, float[] out, int outOffset) {
    double logOfSum = logOfSum(logits, offset, temperature);
    for (int j = 0; j < classes; j++) {
      out[outOffset + j] +=
          (float) (share * Math.exp((double) logits[offset + j] / temperature - logOfSum));
    }
  }

  @Override
  protected double divergenceAndGradient(
      float[] logits,
      int offset,
      float[] targets,
      int targetsOffset,
      float temperature,
      float factor,
      float[] gradient,
      int gradientOffset) {
    double logOfSum = logOfSum(logits, offset, temperature);
    double divergence = 0;
    for (int j = 0; j < classes; j++) {
      double logProbability = (double) logits[offset + j] / temperature - logOfSum;
      double target = targets[targetsOffset + j];
      // A target of 0 contributes nothing, not 0·(−∞).
      divergence += target == 0 ? 0 : target * (Math.log(target) - logProbability);
      gradient[gradientOffset + j] +=
          (float) (factor * (Math.exp(logProbability) - target) / temperature);
    }
    return divergence;
  }

  /** log Σ exp(logits / temperature), the largest taken off first and added back. */
  private double logOfSum(float[] logits, int offset, float temperature) {
    float largest = logits[offset];
    for (int j = 1; j < classes; j++) {
      largest = Math.max(largest, logits[offset + j]);
    }
    double sum = 0;
    for (int j = 0; j < classes; j++) {
      sum += Math.exp(((double) logits[offset + j] - largest) / temperature);
    }
    return (double) largest / temperature + Math.log(sum);
  }
}
