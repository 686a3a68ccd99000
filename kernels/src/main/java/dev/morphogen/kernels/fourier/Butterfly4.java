package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/** Four points: no multiplications, as −i only exchanges real and imaginary parts. */
final class Butterfly4 extends Butterfly {

  Butterfly4() {
    super(4);
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
      FloatVector r3 = FloatVector.fromArray(FLOATS, z, re + i * next + 3 * step);
      FloatVector m3 = FloatVector.fromArray(FLOATS, z, im + i * next + 3 * step);
      FloatVector aR = r0.add(r2);
      FloatVector aM = m0.add(m2);
      FloatVector bR = r0.sub(r2);
      FloatVector bM = m0.sub(m2);
      FloatVector cR = r1.add(r3);
      FloatVector cM = m1.add(m3);
      FloatVector dR = r1.sub(r3);
      FloatVector dM = m1.sub(m3);
      aR.add(cR).intoArray(z, re + i * next);
      aM.add(cM).intoArray(z, im + i * next);
      bR.add(dM).intoArray(z, re + i * next + step);
      bM.sub(dR).intoArray(z, im + i * next + step);
      aR.sub(cR).intoArray(z, re + i * next + 2 * step);
      aM.sub(cM).intoArray(z, im + i * next + 2 * step);
      bR.sub(dM).intoArray(z, re + i * next + 3 * step);
      bM.add(dR).intoArray(z, im + i * next + 3 * step);
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
      FloatVector r3 = FloatVector.fromArray(FLOATS, z, re + i * next + 3 * step);
      FloatVector m3 = FloatVector.fromArray(FLOATS, z, im + i * next + 3 * step);
      FloatVector aR = r0.add(r2);
      FloatVector aM = m0.add(m2);
      FloatVector bR = r0.sub(r2);
      FloatVector bM = m0.sub(m2);
      FloatVector cR = r1.add(r3);
      FloatVector cM = m1.add(m3);
      FloatVector dR = r1.sub(r3);
      FloatVector dM = m1.sub(m3);
      aR.add(cR).intoArray(z, re + i * next);
      aM.add(cM).intoArray(z, im + i * next);
      FloatVector y1R = bR.add(dM);
      FloatVector y1M = bM.sub(dR);
      float c1 = twiddles[at];
      float s1 = twiddles[at + 1];
      y1R.mul(c1).sub(y1M.mul(s1)).intoArray(z, re + i * next + step);
      y1R.mul(s1).add(y1M.mul(c1)).intoArray(z, im + i * next + step);
      FloatVector y2R = aR.sub(cR);
      FloatVector y2M = aM.sub(cM);
      float c2 = twiddles[at + 2];
      float s2 = twiddles[at + 3];
      y2R.mul(c2).sub(y2M.mul(s2)).intoArray(z, re + i * next + 2 * step);
      y2R.mul(s2).add(y2M.mul(c2)).intoArray(z, im + i * next + 2 * step);
      FloatVector y3R = bR.sub(dM);
      FloatVector y3M = bM.add(dR);
      float c3 = twiddles[at + 4];
      float s3 = twiddles[at + 5];
      y3R.mul(c3).sub(y3M.mul(s3)).intoArray(z, re + i * next + 3 * step);
      y3R.mul(s3).add(y3M.mul(c3)).intoArray(z, im + i * next + 3 * step);
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
      FloatVector u3 = FloatVector.fromArray(FLOATS, z, re + i * next + 3 * step);
      FloatVector v3 = FloatVector.fromArray(FLOATS, z, im + i * next + 3 * step);
      float c3 = twiddles[at + 4];
      float s3 = twiddles[at + 5];
      FloatVector r3 = u3.mul(c3).sub(v3.mul(s3));
      FloatVector m3 = u3.mul(s3).add(v3.mul(c3));
      FloatVector aR = r0.add(r2);
      FloatVector aM = m0.add(m2);
      FloatVector bR = r0.sub(r2);
      FloatVector bM = m0.sub(m2);
      FloatVector cR = r1.add(r3);
      FloatVector cM = m1.add(m3);
      FloatVector dR = r1.sub(r3);
      FloatVector dM = m1.sub(m3);
      aR.add(cR).intoArray(z, re + i * next);
      aM.add(cM).intoArray(z, im + i * next);
      bR.add(dM).intoArray(z, re + i * next + step);
      bM.sub(dR).intoArray(z, im + i * next + step);
      aR.sub(cR).intoArray(z, re + i * next + 2 * step);
      aM.sub(cM).intoArray(z, im + i * next + 2 * step);
      bR.sub(dM).intoArray(z, re + i * next + 3 * step);
      bM.add(dR).intoArray(z, im + i * next + 3 * step);
    }
  }
}
