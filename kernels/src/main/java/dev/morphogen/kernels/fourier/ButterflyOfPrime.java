package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;

/**
 * Any odd number of points, with so many operations squared: y_q and y_{p − q} from x₀, the sums t_k = x_k + x_{p − k}
 * and the differences d_k = x_k − x_{p − k}, which are first laid out in scratch.
 */
final class ButterflyOfPrime extends Butterfly {

  private final int half;
  private final float[] cosine;
  private final float[] sine;

  ButterflyOfPrime(int radix) {
    super(radix);
    half = radix / 2;
    cosine = new float[radix];
    sine = new float[radix];
    for (int i = 0; i < radix; i++) {
      cosine[i] = (float) Math.cos(2 * Math.PI * i / radix);
      sine[i] = (float) Math.sin(2 * Math.PI * i / radix);
    }
  }

  @Override
  void plain(
      float[] x,
      int re,
      int im,
      int step,
      int next,
      float[] y,
      int yRe,
      int yIm,
      int yStep,
      int yNext,
      int count,
      float[] scratch) {
    for (int i = 0; i < count; i++) {
      sumsAndDifferences(x, re + i * next, im + i * next, step, scratch);
      first(y, yRe + i * yNext, yIm + i * yNext, scratch);
      for (int q = 1; q <= half; q++) {
        two(q, y, yRe + i * yNext, yIm + i * yNext, yStep, scratch);
      }
    }
  }

  /** scratch = x₀, then t_k and d_k for k = 1 … half: four vectors each. */
  private void sumsAndDifferences(float[] x, int re, int im, int step, float[] scratch) {
    FloatVector.fromArray(FLOATS, x, re).intoArray(scratch, 0);
    FloatVector.fromArray(FLOATS, x, im).intoArray(scratch, Lanes.COUNT);
    for (int k = 1; k <= half; k++) {
      FloatVector r = FloatVector.fromArray(FLOATS, x, re + k * step);
      FloatVector m = FloatVector.fromArray(FLOATS, x, im + k * step);
      FloatVector rOpposite = FloatVector.fromArray(FLOATS, x, re + (radix - k) * step);
      FloatVector mOpposite = FloatVector.fromArray(FLOATS, x, im + (radix - k) * step);
      int at = place(k);
      r.add(rOpposite).intoArray(scratch, at);
      m.add(mOpposite).intoArray(scratch, at + Lanes.COUNT);
      r.sub(rOpposite).intoArray(scratch, at + 2 * Lanes.COUNT);
      m.sub(mOpposite).intoArray(scratch, at + 3 * Lanes.COUNT);
    }
  }

  private static int place(int k) {
    return (4 * k - 2) * Lanes.COUNT;
  }

  private void first(float[] y, int yRe, int yIm, float[] scratch) {
    FloatVector r = FloatVector.fromArray(FLOATS, scratch, 0);
    FloatVector m = FloatVector.fromArray(FLOATS, scratch, Lanes.COUNT);
    for (int k = 1; k <= half; k++) {
      r = r.add(FloatVector.fromArray(FLOATS, scratch, place(k)));
      m = m.add(FloatVector.fromArray(FLOATS, scratch, place(k) + Lanes.COUNT));
    }
    r.intoArray(y, yRe);
    m.intoArray(y, yIm);
  }

  private void two(int q, float[] y, int yRe, int yIm, int yStep, float[] scratch) {
    FloatVector evenR = FloatVector.fromArray(FLOATS, scratch, 0);
    FloatVector evenM = FloatVector.fromArray(FLOATS, scratch, Lanes.COUNT);
    FloatVector oddR = FloatVector.zero(FLOATS);
    FloatVector oddM = FloatVector.zero(FLOATS);
    int angle = 0;
    for (int k = 1; k <= half; k++) {
      angle = angle + q < radix ? angle + q : angle + q - radix;
      FloatVector c = FloatVector.broadcast(FLOATS, cosine[angle]);
      FloatVector s = FloatVector.broadcast(FLOATS, sine[angle]);
      int at = place(k);
      evenR = FloatVector.fromArray(FLOATS, scratch, at).fma(c, evenR);
      evenM = FloatVector.fromArray(FLOATS, scratch, at + Lanes.COUNT).fma(c, evenM);
      oddR = FloatVector.fromArray(FLOATS, scratch, at + 2 * Lanes.COUNT).fma(s, oddR);
      oddM = FloatVector.fromArray(FLOATS, scratch, at + 3 * Lanes.COUNT).fma(s, oddM);
    }
    evenR.add(oddM).intoArray(y, yRe + q * yStep);
    evenM.sub(oddR).intoArray(y, yIm + q * yStep);
    evenR.sub(oddM).intoArray(y, yRe + (radix - q) * yStep);
    evenM.add(oddR).intoArray(y, yIm + (radix - q) * yStep);
  }
}
