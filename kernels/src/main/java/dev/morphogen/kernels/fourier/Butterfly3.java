package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/** Three points: x₀ − (x₁ + x₂)/2 ∓ i·sin(2π/3)·(x₁ − x₂). */
final class Butterfly3 extends Butterfly {

  private static final float SINE = 0.8660254f;

  Butterfly3() {
    super(3);
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
      FloatVector r0 = FloatVector.fromArray(FLOATS, x, re + i * next);
      FloatVector m0 = FloatVector.fromArray(FLOATS, x, im + i * next);
      FloatVector r1 = FloatVector.fromArray(FLOATS, x, re + i * next + step);
      FloatVector m1 = FloatVector.fromArray(FLOATS, x, im + i * next + step);
      FloatVector r2 = FloatVector.fromArray(FLOATS, x, re + i * next + 2 * step);
      FloatVector m2 = FloatVector.fromArray(FLOATS, x, im + i * next + 2 * step);
      FloatVector sumR = r1.add(r2);
      FloatVector sumM = m1.add(m2);
      FloatVector halfR = sumR.mul(-0.5f).add(r0);
      FloatVector halfM = sumM.mul(-0.5f).add(m0);
      FloatVector turnR = r1.sub(r2).mul(SINE);
      FloatVector turnM = m1.sub(m2).mul(SINE);
      r0.add(sumR).intoArray(y, yRe + i * yNext);
      m0.add(sumM).intoArray(y, yIm + i * yNext);
      halfR.add(turnM).intoArray(y, yRe + i * yNext + yStep);
      halfM.sub(turnR).intoArray(y, yIm + i * yNext + yStep);
      halfR.sub(turnM).intoArray(y, yRe + i * yNext + 2 * yStep);
      halfM.add(turnR).intoArray(y, yIm + i * yNext + 2 * yStep);
    }
  }

  @Override
  void split(
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
      float[] twiddles,
      int at,
      float[] scratch) {
    FloatVector c1 = FloatVector.broadcast(FLOATS, twiddles[at]);
    FloatVector s1 = FloatVector.broadcast(FLOATS, twiddles[at + 1]);
    FloatVector n1 = FloatVector.broadcast(FLOATS, -twiddles[at + 1]);
    FloatVector c2 = FloatVector.broadcast(FLOATS, twiddles[at + 2]);
    FloatVector s2 = FloatVector.broadcast(FLOATS, twiddles[at + 3]);
    FloatVector n2 = FloatVector.broadcast(FLOATS, -twiddles[at + 3]);
    for (int i = 0; i < count; i++) {
      FloatVector r0 = FloatVector.fromArray(FLOATS, x, re + i * next);
      FloatVector m0 = FloatVector.fromArray(FLOATS, x, im + i * next);
      FloatVector r1 = FloatVector.fromArray(FLOATS, x, re + i * next + step);
      FloatVector m1 = FloatVector.fromArray(FLOATS, x, im + i * next + step);
      FloatVector r2 = FloatVector.fromArray(FLOATS, x, re + i * next + 2 * step);
      FloatVector m2 = FloatVector.fromArray(FLOATS, x, im + i * next + 2 * step);
      FloatVector sumR = r1.add(r2);
      FloatVector sumM = m1.add(m2);
      FloatVector halfR = sumR.mul(-0.5f).add(r0);
      FloatVector halfM = sumM.mul(-0.5f).add(m0);
      FloatVector turnR = r1.sub(r2).mul(SINE);
      FloatVector turnM = m1.sub(m2).mul(SINE);
      r0.add(sumR).intoArray(y, yRe + i * yNext);
      m0.add(sumM).intoArray(y, yIm + i * yNext);
      FloatVector y1R = halfR.add(turnM);
      FloatVector y1M = halfM.sub(turnR);
      y1M.fma(n1, y1R.mul(c1)).intoArray(y, yRe + i * yNext + yStep);
      y1R.fma(s1, y1M.mul(c1)).intoArray(y, yIm + i * yNext + yStep);
      FloatVector y2R = halfR.sub(turnM);
      FloatVector y2M = halfM.add(turnR);
      y2M.fma(n2, y2R.mul(c2)).intoArray(y, yRe + i * yNext + 2 * yStep);
      y2R.fma(s2, y2M.mul(c2)).intoArray(y, yIm + i * yNext + 2 * yStep);
    }
  }

  @Override
  void join(
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
      float[] twiddles,
      int at,
      float[] scratch) {
    FloatVector c1 = FloatVector.broadcast(FLOATS, twiddles[at]);
    FloatVector s1 = FloatVector.broadcast(FLOATS, twiddles[at + 1]);
    FloatVector n1 = FloatVector.broadcast(FLOATS, -twiddles[at + 1]);
    FloatVector c2 = FloatVector.broadcast(FLOATS, twiddles[at + 2]);
    FloatVector s2 = FloatVector.broadcast(FLOATS, twiddles[at + 3]);
    FloatVector n2 = FloatVector.broadcast(FLOATS, -twiddles[at + 3]);
    for (int i = 0; i < count; i++) {
      FloatVector r0 = FloatVector.fromArray(FLOATS, x, re + i * next);
      FloatVector m0 = FloatVector.fromArray(FLOATS, x, im + i * next);
      FloatVector u1 = FloatVector.fromArray(FLOATS, x, re + i * next + step);
      FloatVector v1 = FloatVector.fromArray(FLOATS, x, im + i * next + step);
      FloatVector r1 = v1.fma(n1, u1.mul(c1));
      FloatVector m1 = u1.fma(s1, v1.mul(c1));
      FloatVector u2 = FloatVector.fromArray(FLOATS, x, re + i * next + 2 * step);
      FloatVector v2 = FloatVector.fromArray(FLOATS, x, im + i * next + 2 * step);
      FloatVector r2 = v2.fma(n2, u2.mul(c2));
      FloatVector m2 = u2.fma(s2, v2.mul(c2));
      FloatVector sumR = r1.add(r2);
      FloatVector sumM = m1.add(m2);
      FloatVector halfR = sumR.mul(-0.5f).add(r0);
      FloatVector halfM = sumM.mul(-0.5f).add(m0);
      FloatVector turnR = r1.sub(r2).mul(SINE);
      FloatVector turnM = m1.sub(m2).mul(SINE);
      r0.add(sumR).intoArray(y, yRe + i * yNext);
      m0.add(sumM).intoArray(y, yIm + i * yNext);
      halfR.add(turnM).intoArray(y, yRe + i * yNext + yStep);
      halfM.sub(turnR).intoArray(y, yIm + i * yNext + yStep);
      halfR.sub(turnM).intoArray(y, yRe + i * yNext + 2 * yStep);
      halfM.add(turnR).intoArray(y, yIm + i * yNext + 2 * yStep);
    }
  }
}
