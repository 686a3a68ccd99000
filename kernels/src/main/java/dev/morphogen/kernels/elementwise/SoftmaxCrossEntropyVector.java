package dev.morphogen.kernels.elementwise;

import static dev.morphogen.kernels.vector.Lanes.DOUBLES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** {@link SoftmaxCrossEntropy} in double precision, a vector of doubles at a time; tails one by one. */
public final class SoftmaxCrossEntropyVector extends SoftmaxCrossEntropy {

  /** As many floats as a vector has doubles. */
  private static final VectorSpecies<Float> HALF =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

  private final int whole;

  /** For so many classes. */
  public SoftmaxCrossEntropyVector(int classes) {
    super(classes);
    whole = DOUBLES.loopBound(classes);
  }

  @Override
  protected void softmax(float[] logits, int offset, float[] out, int outOffset) {
    exponentials(logits, offset, logOfSum(logits, offset), 1, 0, out, outOffset);
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
    double share = (double) smoothing / classes;
    exponentials(logits, offset, logOfSum, factor, share, gradient, gradientOffset);
    double hit = logits[offset + label] - logOfSum;
    double target = 1.0 - smoothing;
    gradient[gradientOffset + label] = (float) (factor * (Math.exp(hit) - target - share));
    // A target of 0 contributes nothing, not 0·(−∞).
    double spread = smoothing == 0 ? 0 : share * (sum(logits, offset) - classes * logOfSum);
    return -(target * hit) - spread;
  }

  /** log Σ exp(logits), the largest logit taken off first and added back. */
  private double logOfSum(float[] logits, int offset) {
    float largest = logits[offset];
    for (int j = 1; j < classes; j++) {
      largest = Math.max(largest, logits[offset + j]);
    }
    DoubleVector sums = DoubleVector.zero(DOUBLES);
    for (int j = 0; j < whole; j += DOUBLES.length()) {
      DoubleVector shifted = doubles(logits, offset + j).sub(largest);
      sums = sums.add(shifted.lanewise(VectorOperators.EXP));
    }
    double sum = sums.reduceLanes(VectorOperators.ADD);
    for (int j = whole; j < classes; j++) {
      sum += Math.exp((double) logits[offset + j] - largest);
    }
    return largest + Math.log(sum);
  }

  /** out[j] = factor·(exp(logits[j] − logOfSum) − share). */
  private void exponentials(
      float[] logits,
      int offset,
      double logOfSum,
      double factor,
      double share,
      float[] out,
      int outOffset) {
    for (int j = 0; j < whole; j += DOUBLES.length()) {
      DoubleVector shifted = doubles(logits, offset + j).sub(logOfSum);
      DoubleVector result = shifted.lanewise(VectorOperators.EXP).sub(share).mul(factor);
      ((FloatVector) result.castShape(HALF, 0)).intoArray(out, outOffset + j);
    }
    for (int j = whole; j < classes; j++) {
      double exponential = Math.exp(logits[offset + j] - logOfSum);
      out[outOffset + j] = (float) (factor * (exponential - share));
    }
  }

  private double sum(float[] logits, int offset) {
    double sum = 0;
    for (int j = 0; j < classes; j++) {
      sum += logits[offset + j];
    }
    return sum;
  }

  private static DoubleVector doubles(float[] numbers, int offset) {
    return (DoubleVector) FloatVector.fromArray(HALF, numbers, offset).castShape(DOUBLES, 0);
  }
}
