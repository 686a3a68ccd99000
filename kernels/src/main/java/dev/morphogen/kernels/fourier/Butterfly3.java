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
  void plain(float[] z, int re, int im, int step, int next, int count) {
    for (int i = 0; i < count; i++) {
      FloatVector r0 = FloatVector.fromArray(FLOATS, z, re + i * next);
      FloatVector m0 = FloatVector.fromArray(FLOATS, z, im + i * next);
      FloatVector r1 = FloatVector.fromArray(FLOATS, z, re + i * next + step);
      FloatVector m1 = FloatVector.fromArray(FLOATS, z, im + i * next + step);
      FloatVector r2 = FloatVector.fromArray(FLOATS, z, re + i * next + 2 * step);
      FloatVector m2 = FloatVector.fromArray(FLOATS, z, im + i * next + 2 * step);
      FloatVector sumR = r1.add(r2);
      FloatVector sumM = m1.add(m2);
      FloatVector halfR = sumR.mul(-0.5f).add(r0);
      FloatVector halfM = sumM.mul(-0.5f).add(m0);
      FloatVector turnR = r1.sub(r2).mul(SINE);
      FloatVector turnM = m1.sub(m2).mul(SINE);
      r0.add(sumR).intoArray(z, re + i * next);
      m0.add(sumM).intoArray(z, im + i * next);
      halfR.add(turnM).intoArray(z, re + i * next + step);
      halfM.sub(turnR).intoArray(z, im + i * next + step);
      halfR.sub(turnM).intoArray(z, re + i * next + 2 * step);
      halfM.add(turnR).intoArray(z, im + i * next + 2 * step);
    }
  }

  @Override
  void split(float[] z, int re, int im, int step, int next, int count, float[] twiddles, int at) {
    for (int i = 0; i < count; i++) {
      FloatVector r0 = FloatVector.fromArray(FLOATS, z, re + i * next);
      FloatVector m0 = FloatVector.fromArray(FLOATS, z, im + i * next);
      FloatVector r1 = FloatVector.fromArray(FLOATS, z, re + i * next + step);
      FloatVector m1 = FloatVector.fromArray(FLOATS, z, im + i * next + step);
      FloatVector r2 = FloatVector.fromArray(FLOATS, z, re + i * next + 2 * step);
      FloatVector m2 = FloatVector.fromArray(FLOATS, z, im + i * next + 2 * step);
      FloatVector sumR = r1.add(r2);
      FloatVector sumM = m1.add(m2);
      FloatVector halfR = sumR.mul(-0.5f).add(r0);
      FloatVector halfM = sumM.mul(-0.5f).add(m0);
      FloatVector turnR = r1.sub(r2).mul(SINE);
      FloatVector turnM = m1.sub(m2).mul(SINE);
      r0.add(sumR).intoArray(z, re + i * next);
      m0.add(sumM).intoArray(z, im + i * next);
      FloatVector y1R = halfR.add(turnM);
      FloatVector y1M = halfM.sub(turnR);
      float c1 = twiddles[at];
      float s1 = twiddles[at + 1];
      y1R.mul(c1).sub(y1M.mul(s1)).intoArray(z, re + i * next + step);
      y1R.mul(s1).add(y1M.mul(c1)).intoArray(z, im + i * next + step);
      FloatVector y2R = halfR.sub(turnM);
      FloatVector y2M = halfM.add(turnR);
      float c2 = twiddles[at + 2];
      float s2 = twiddles[at + 3];
      y2R.mul(c2).sub(y2M.mul(s2)).intoArray(z, re + i * next + 2 * step);
      y2R.mul(s2).add(y2M.mul(c2)).intoArray(z, im + i * next + 2 * step);
    }
  }

  @Override
  void join(float[] z, int re, int im, int step, int next, int count, float[] twiddles, int at) {
    for (int i = 0; i < count; i++) {
      FloatVector r0 = FloatVector.fromArray(FLOATS, z, re + i * next);
      FloatVector m0 = FloatVector.fromArray(FLOATS, z, im + i * next);
      FloatVector u1 = FloatVector.fromArray(FLOATS, z, re + i * next + step);
      FloatVector v1 = FloatVector.fromArray(FLOATS, z, im + i * next + step);
      float c1 = twiddles[at];
      float s1 = twiddles[at + 1];
      FloatVector r1 = u1.mul(c1).sub(v1.mul(s1));
      FloatVector m1 = u1.mul(s1).add(v1.mul(c1));
      FloatVector u2 = FloatVector.fromArray(FLOATS, z, re + i * next + 2 * step);
      FloatVector v2 = FloatVector.fromArray(FLOATS, z, im + i * next + 2 * step);
      float c2 = twiddles[at + 2];
      float s2 = twiddles[at + 3];
      FloatVector r2 = u2.mul(c2).sub(v2.mul(s2));
      FloatVector m2 = u2.mul(s2).add(v2.mul(c2));
      FloatVector sumR = r1.add(r2);
      FloatVector sumM = m1.add(m2);
      FloatVector halfR = sumR.mul(-0.5f).add(r0);
      FloatVector halfM = sumM.mul(-0.5f).add(m0);
      FloatVector turnR = r1.sub(r2).mul(SINE);
      FloatVector turnM = m1.sub(m2).mul(SINE);
      r0.add(sumR).intoArray(z, re + i * next);
      m0.add(sumM).intoArray(z, im + i * next);
      halfR.add(turnM).intoArray(z, re + i * next + step);
      halfM.sub(turnR).intoArray(z, im + i * next + step);
      halfR.sub(turnM).intoArray(z, re + i * next + 2 * step);
      halfM.add(turnR).intoArray(z, im + i * next + 2 * step);
    }
  }
}
