package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;

/**
 * Any odd number of points, with so many operations squared: y_q and y_{p − q} from x₀, the sums t_k = x_k + x_{p − k}
 * and the differences d_k = x_k − x_{p − k}, which are first laid out at the beginning of z.
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
  void plain(float[] z, int re, int im, int step, int next, int count) {
    for (int i = 0; i < count; i++) {
      sumsAndDifferences(z, re + i * next, im + i * next, step);
      first(z, re + i * next, im + i * next);
      for (int q = 1; q <= half; q++) {
        two(q, z, re + i * next, im + i * next, step);
      }
    }
  }

  /** At the beginning of z: x₀, then t_k and d_k for k = 1 … half: four vectors each. */
  private void sumsAndDifferences(float[] z, int re, int im, int step) {
    FloatVector.fromArray(FLOATS, z, re).intoArray(z, 0);
    FloatVector.fromArray(FLOATS, z, im).intoArray(z, Lanes.COUNT);
    for (int k = 1; k <= half; k++) {
      FloatVector r = FloatVector.fromArray(FLOATS, z, re + k * step);
      FloatVector m = FloatVector.fromArray(FLOATS, z, im + k * step);
      FloatVector rOpposite = FloatVector.fromArray(FLOATS, z, re + (radix - k) * step);
      FloatVector mOpposite = FloatVector.fromArray(FLOATS, z, im + (radix - k) * step);
      int at = place(k);
      r.add(rOpposite).intoArray(z, at);
      m.add(mOpposite).intoArray(z, at + Lanes.COUNT);
      r.sub(rOpposite).intoArray(z, at + 2 * Lanes.COUNT);
      m.sub(mOpposite).intoArray(z, at + 3 * Lanes.COUNT);
    }
  }

  private static int place(int k) {
    return (4 * k - 2) * Lanes.COUNT;
  }

  private void first(float[] z, int re, int im) {
    FloatVector r = FloatVector.fromArray(FLOATS, z, 0);
    FloatVector m = FloatVector.fromArray(FLOATS, z, Lanes.COUNT);
    for (int k = 1; k <= half; k++) {
      r = r.add(FloatVector.fromArray(FLOATS, z, place(k)));
      m = m.add(FloatVector.fromArray(FLOATS, z, place(k) + Lanes.COUNT));
    }
    r.intoArray(z, re);
    m.intoArray(z, im);
  }

  private void two(int q, float[] z, int re, int im, int step) {
    FloatVector evenR = FloatVector.fromArray(FLOATS, z, 0);
    FloatVector evenM = FloatVector.fromArray(FLOATS, z, Lanes.COUNT);
    FloatVector oddR = FloatVector.zero(FLOATS);
    FloatVector oddM = FloatVector.zero(FLOATS);
    int angle = 0;
    for (int k = 1; k <= half; k++) {
      angle = angle + q < radix ? angle + q : angle + q - radix;
      FloatVector c = FloatVector.broadcast(FLOATS, cosine[angle]);
      FloatVector s = FloatVector.broadcast(FLOATS, sine[angle]);
      int at = place(k);
      evenR = FloatVector.fromArray(FLOATS, z, at).fma(c, evenR);
      evenM = FloatVector.fromArray(FLOATS, z, at + Lanes.COUNT).fma(c, evenM);
      oddR = FloatVector.fromArray(FLOATS, z, at + 2 * Lanes.COUNT).fma(s, oddR);
      oddM = FloatVector.fromArray(FLOATS, z, at + 3 * Lanes.COUNT).fma(s, oddM);
    }
    evenR.add(oddM).intoArray(z, re + q * step);
    evenM.sub(oddR).intoArray(z, im + q * step);
    evenR.sub(oddM).intoArray(z, re + (radix - q) * step);
    evenM.add(oddR).intoArray(z, im + (radix - q) * step);
  }
}
