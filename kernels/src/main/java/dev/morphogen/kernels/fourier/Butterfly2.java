package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/** Two points: their sum and their difference. */
final class Butterfly2 extends Butterfly {

  Butterfly2() {
    super(2);
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
      r0.add(r1).intoArray(y, yRe + i * yNext);
      m0.add(m1).intoArray(y, yIm + i * yNext);
      r0.sub(r1).intoArray(y, yRe + i * yNext + yStep);
      m0.sub(m1).intoArray(y, yIm + i * yNext + yStep);
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
    for (int i = 0; i < count; i++) {
      FloatVector r0 = FloatVector.fromArray(FLOATS, x, re + i * next);
      FloatVector m0 = FloatVector.fromArray(FLOATS, x, im + i * next);
      FloatVector r1 = FloatVector.fromArray(FLOATS, x, re + i * next + step);
      FloatVector m1 = FloatVector.fromArray(FLOATS, x, im + i * next + step);
      r0.add(r1).intoArray(y, yRe + i * yNext);
      m0.add(m1).intoArray(y, yIm + i * yNext);
      FloatVector y1R = r0.sub(r1);
      FloatVector y1M = m0.sub(m1);
      y1M.fma(n1, y1R.mul(c1)).intoArray(y, yRe + i * yNext + yStep);
      y1R.fma(s1, y1M.mul(c1)).intoArray(y, yIm + i * yNext + yStep);
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
    for (int i = 0; i < count; i++) {
      FloatVector r0 = FloatVector.fromArray(FLOATS, x, re + i * next);
      FloatVector m0 = FloatVector.fromArray(FLOATS, x, im + i * next);
      FloatVector u1 = FloatVector.fromArray(FLOATS, x, re + i * next + step);
      FloatVector v1 = FloatVector.fromArray(FLOATS, x, im + i * next + step);
      FloatVector r1 = v1.fma(n1, u1.mul(c1));
      FloatVector m1 = u1.fma(s1, v1.mul(c1));
      r0.add(r1).intoArray(y, yRe + i * yNext);
      m0.add(m1).intoArray(y, yIm + i * yNext);
      r0.sub(r1).intoArray(y, yRe + i * yNext + yStep);
      m0.sub(m1).intoArray(y, yIm + i * yNext + yStep);
    }
  }
}
