package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/** Two points: their sum and their difference. */
final class Butterfly2 extends Butterfly {

  Butterfly2() {
    super(2);
  }

  @Override
  void plain(float[] z, int re, int im, int step, int next, int count) {
    for (int i = 0; i < count; i++) {
      FloatVector r0 = FloatVector.fromArray(FLOATS, z, re + i * next);
      FloatVector m0 = FloatVector.fromArray(FLOATS, z, im + i * next);
      FloatVector r1 = FloatVector.fromArray(FLOATS, z, re + i * next + step);
      FloatVector m1 = FloatVector.fromArray(FLOATS, z, im + i * next + step);
      r0.add(r1).intoArray(z, re + i * next);
      m0.add(m1).intoArray(z, im + i * next);
      r0.sub(r1).intoArray(z, re + i * next + step);
      m0.sub(m1).intoArray(z, im + i * next + step);
    }
  }

  @Override
  void split(float[] z, int re, int im, int step, int next, int count, float[] twiddles, int at) {
    for (int i = 0; i < count; i++) {
      FloatVector r0 = FloatVector.fromArray(FLOATS, z, re + i * next);
      FloatVector m0 = FloatVector.fromArray(FLOATS, z, im + i * next);
      FloatVector r1 = FloatVector.fromArray(FLOATS, z, re + i * next + step);
      FloatVector m1 = FloatVector.fromArray(FLOATS, z, im + i * next + step);
      r0.add(r1).intoArray(z, re + i * next);
      m0.add(m1).intoArray(z, im + i * next);
      FloatVector y1R = r0.sub(r1);
      FloatVector y1M = m0.sub(m1);
      float c1 = twiddles[at];
      float s1 = twiddles[at + 1];
      y1R.mul(c1).sub(y1M.mul(s1)).intoArray(z, re + i * next + step);
      y1R.mul(s1).add(y1M.mul(c1)).intoArray(z, im + i * next + step);
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
      r0.add(r1).intoArray(z, re + i * next);
      m0.add(m1).intoArray(z, im + i * next);
      r0.sub(r1).intoArray(z, re + i * next + step);
      m0.sub(m1).intoArray(z, im + i * next + step);
    }
  }
}
