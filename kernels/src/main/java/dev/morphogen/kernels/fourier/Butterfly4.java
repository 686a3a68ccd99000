package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/** Four points: no multiplications, as −i only exchanges real and imaginary parts. */
final class Butterfly4 extends Butterfly {

  Butterfly4() {
    super(4);
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
      FloatVector r3 = FloatVector.fromArray(FLOATS, x, re + i * next + 3 * step);
      FloatVector m3 = FloatVector.fromArray(FLOATS, x, im + i * next + 3 * step);
      FloatVector aR = r0.add(r2);
      FloatVector aM = m0.add(m2);
      FloatVector bR = r0.sub(r2);
      FloatVector bM = m0.sub(m2);
      FloatVector cR = r1.add(r3);
      FloatVector cM = m1.add(m3);
      FloatVector dR = r1.sub(r3);
      FloatVector dM = m1.sub(m3);
      aR.add(cR).intoArray(y, yRe + i * yNext);
      aM.add(cM).intoArray(y, yIm + i * yNext);
      bR.add(dM).intoArray(y, yRe + i * yNext + yStep);
      bM.sub(dR).intoArray(y, yIm + i * yNext + yStep);
      aR.sub(cR).intoArray(y, yRe + i * yNext + 2 * yStep);
      aM.sub(cM).intoArray(y, yIm + i * yNext + 2 * yStep);
      bR.sub(dM).intoArray(y, yRe + i * yNext + 3 * yStep);
      bM.add(dR).intoArray(y, yIm + i * yNext + 3 * yStep);
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
    FloatVector c3 = FloatVector.broadcast(FLOATS, twiddles[at + 4]);
    FloatVector s3 = FloatVector.broadcast(FLOATS, twiddles[at + 5]);
    FloatVector n3 = FloatVector.broadcast(FLOATS, -twiddles[at + 5]);
    for (int i = 0; i < count; i++) {
      FloatVector r0 = FloatVector.fromArray(FLOATS, x, re + i * next);
      FloatVector m0 = FloatVector.fromArray(FLOATS, x, im + i * next);
      FloatVector r1 = FloatVector.fromArray(FLOATS, x, re + i * next + step);
      FloatVector m1 = FloatVector.fromArray(FLOATS, x, im + i * next + step);
      FloatVector r2 = FloatVector.fromArray(FLOATS, x, re + i * next + 2 * step);
      FloatVector m2 = FloatVector.fromArray(FLOATS, x, im + i * next + 2 * step);
      FloatVector r3 = FloatVector.fromArray(FLOATS, x, re + i * next + 3 * step);
      FloatVector m3 = FloatVector.fromArray(FLOATS, x, im + i * next + 3 * step);
      FloatVector aR = r0.add(r2);
      FloatVector aM = m0.add(m2);
      FloatVector bR = r0.sub(r2);
      FloatVector bM = m0.sub(m2);
      FloatVector cR = r1.add(r3);
      FloatVector cM = m1.add(m3);
      FloatVector dR = r1.sub(r3);
      FloatVector dM = m1.sub(m3);
      aR.add(cR).intoArray(y, yRe + i * yNext);
      aM.add(cM).intoArray(y, yIm + i * yNext);
      FloatVector y1R = bR.add(dM);
      FloatVector y1M = bM.sub(dR);
      y1M.fma(n1, y1R.mul(c1)).intoArray(y, yRe + i * yNext + yStep);
      y1R.fma(s1, y1M.mul(c1)).intoArray(y, yIm + i * yNext + yStep);
      FloatVector y2R = aR.sub(cR);
      FloatVector y2M = aM.sub(cM);
      y2M.fma(n2, y2R.mul(c2)).intoArray(y, yRe + i * yNext + 2 * yStep);
      y2R.fma(s2, y2M.mul(c2)).intoArray(y, yIm + i * yNext + 2 * yStep);
      FloatVector y3R = bR.sub(dM);
      FloatVector y3M = bM.add(dR);
      y3M.fma(n3, y3R.mul(c3)).intoArray(y, yRe + i * yNext + 3 * yStep);
      y3R.fma(s3, y3M.mul(c3)).intoArray(y, yIm + i * yNext + 3 * yStep);
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
    FloatVector c3 = FloatVector.broadcast(FLOATS, twiddles[at + 4]);
    FloatVector s3 = FloatVector.broadcast(FLOATS, twiddles[at + 5]);
    FloatVector n3 = FloatVector.broadcast(FLOATS, -twiddles[at + 5]);
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
      FloatVector u3 = FloatVector.fromArray(FLOATS, x, re + i * next + 3 * step);
      FloatVector v3 = FloatVector.fromArray(FLOATS, x, im + i * next + 3 * step);
      FloatVector r3 = v3.fma(n3, u3.mul(c3));
      FloatVector m3 = u3.fma(s3, v3.mul(c3));
      FloatVector aR = r0.add(r2);
      FloatVector aM = m0.add(m2);
      FloatVector bR = r0.sub(r2);
      FloatVector bM = m0.sub(m2);
      FloatVector cR = r1.add(r3);
      FloatVector cM = m1.add(m3);
      FloatVector dR = r1.sub(r3);
      FloatVector dM = m1.sub(m3);
      aR.add(cR).intoArray(y, yRe + i * yNext);
      aM.add(cM).intoArray(y, yIm + i * yNext);
      bR.add(dM).intoArray(y, yRe + i * yNext + yStep);
      bM.sub(dR).intoArray(y, yIm + i * yNext + yStep);
      aR.sub(cR).intoArray(y, yRe + i * yNext + 2 * yStep);
      aM.sub(cM).intoArray(y, yIm + i * yNext + 2 * yStep);
      bR.sub(dM).intoArray(y, yRe + i * yNext + 3 * yStep);
      bM.add(dR).intoArray(y, yIm + i * yNext + 3 * yStep);
    }
  }
}
