package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Five points, by what x_p and x_{5 − p} have in common (t, met by cosines) and what sets them apart (d, met by
 * sines).
 */
final class Butterfly5 extends Butterfly {

  private static final float C1 = (float) Math.cos(2 * Math.PI / 5);
  private static final float S1 = (float) Math.sin(2 * Math.PI / 5);
  private static final float C2 = (float) Math.cos(4 * Math.PI / 5);
  private static final float S2 = (float) Math.sin(4 * Math.PI / 5);

  Butterfly5() {
    super(5);
  }

  @Override
  void plain(float[] z, int re, int im, int step, int next, int count) {
    FloatVector c1 = FloatVector.broadcast(FLOATS, C1);
    FloatVector s1 = FloatVector.broadcast(FLOATS, S1);
    FloatVector n1 = FloatVector.broadcast(FLOATS, -S1);
    FloatVector c2 = FloatVector.broadcast(FLOATS, C2);
    FloatVector s2 = FloatVector.broadcast(FLOATS, S2);
    for (int i = 0; i < count; i++) {
      FloatVector r0 = FloatVector.fromArray(FLOATS, z, re + i * next);
      FloatVector m0 = FloatVector.fromArray(FLOATS, z, im + i * next);
      FloatVector r1 = FloatVector.fromArray(FLOATS, z, re + i * next + step);
      FloatVector m1 = FloatVector.fromArray(FLOATS, z, im + i * next + step);
      FloatVector r2 = FloatVector.fromArray(FLOATS, z, re + i * next + 2 * step);
      FloatVector m2 = FloatVector.fromArray(FLOATS, z, im + i * next + 2 * step);
      FloatVector r3 = FloatVector.fromArray(FLOATS, z, re + i * next + 3 * step);
      FloatVector m3 = FloatVector.fromArray(FLOATS, z, im + i * next + 3 * step);
      FloatVector r4 = FloatVector.fromArray(FLOATS, z, re + i * next + 4 * step);
      FloatVector m4 = FloatVector.fromArray(FLOATS, z, im + i * next + 4 * step);
      FloatVector t1R = r1.add(r4);
      FloatVector d1R = r1.sub(r4);
      FloatVector t1M = m1.add(m4);
      FloatVector d1M = m1.sub(m4);
      FloatVector t2R = r2.add(r3);
      FloatVector d2R = r2.sub(r3);
      FloatVector t2M = m2.add(m3);
      FloatVector d2M = m2.sub(m3);
      r0.add(t1R).add(t2R).intoArray(z, re + i * next);
      m0.add(t1M).add(t2M).intoArray(z, im + i * next);
      FloatVector even1R = t2R.fma(c2, t1R.fma(c1, r0));
      FloatVector odd1R = d2R.fma(s2, d1R.mul(s1));
      FloatVector even1M = t2M.fma(c2, t1M.fma(c1, m0));
      FloatVector odd1M = d2M.fma(s2, d1M.mul(s1));
      even1R.add(odd1M).intoArray(z, re + i * next + step);
      even1M.sub(odd1R).intoArray(z, im + i * next + step);
      even1R.sub(odd1M).intoArray(z, re + i * next + 4 * step);
      even1M.add(odd1R).intoArray(z, im + i * next + 4 * step);
      FloatVector even2R = t2R.fma(c1, t1R.fma(c2, r0));
      FloatVector odd2R = d2R.fma(n1, d1R.mul(s2));
      FloatVector even2M = t2M.fma(c1, t1M.fma(c2, m0));
      FloatVector odd2M = d2M.fma(n1, d1M.mul(s2));
      even2R.add(odd2M).intoArray(z, re + i * next + 2 * step);
      even2M.sub(odd2R).intoArray(z, im + i * next + 2 * step);
      even2R.sub(odd2M).intoArray(z, re + i * next + 3 * step);
      even2M.add(odd2R).intoArray(z, im + i * next + 3 * step);
    }
  }
}
