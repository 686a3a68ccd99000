package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Seven points, by what x_p and x_{7 − p} have in common (t, met by cosines) and what sets them apart (d, met by
 * sines).
 */
final class Butterfly7 extends Butterfly {

  private static final float C1 = (float) Math.cos(2 * Math.PI / 7);
  private static final float S1 = (float) Math.sin(2 * Math.PI / 7);
  private static final float C2 = (float) Math.cos(4 * Math.PI / 7);
  private static final float S2 = (float) Math.sin(4 * Math.PI / 7);
  private static final float C3 = (float) Math.cos(6 * Math.PI / 7);
  private static final float S3 = (float) Math.sin(6 * Math.PI / 7);

  Butterfly7() {
    super(7);
  }

  @Override
  void plain(float[] z, int re, int im, int step, int next, int count) {
    FloatVector c1 = FloatVector.broadcast(FLOATS, C1);
    FloatVector s1 = FloatVector.broadcast(FLOATS, S1);
    FloatVector n1 = FloatVector.broadcast(FLOATS, -S1);
    FloatVector c2 = FloatVector.broadcast(FLOATS, C2);
    FloatVector s2 = FloatVector.broadcast(FLOATS, S2);
    FloatVector c3 = FloatVector.broadcast(FLOATS, C3);
    FloatVector s3 = FloatVector.broadcast(FLOATS, S3);
    FloatVector n3 = FloatVector.broadcast(FLOATS, -S3);
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
      FloatVector r5 = FloatVector.fromArray(FLOATS, z, re + i * next + 5 * step);
      FloatVector m5 = FloatVector.fromArray(FLOATS, z, im + i * next + 5 * step);
      FloatVector r6 = FloatVector.fromArray(FLOATS, z, re + i * next + 6 * step);
      FloatVector m6 = FloatVector.fromArray(FLOATS, z, im + i * next + 6 * step);
      FloatVector t1R = r1.add(r6);
      FloatVector d1R = r1.sub(r6);
      FloatVector t1M = m1.add(m6);
      FloatVector d1M = m1.sub(m6);
      FloatVector t2R = r2.add(r5);
      FloatVector d2R = r2.sub(r5);
      FloatVector t2M = m2.add(m5);
      FloatVector d2M = m2.sub(m5);
      FloatVector t3R = r3.add(r4);
      FloatVector d3R = r3.sub(r4);
      FloatVector t3M = m3.add(m4);
      FloatVector d3M = m3.sub(m4);
      r0.add(t1R).add(t2R).add(t3R).intoArray(z, re + i * next);
      m0.add(t1M).add(t2M).add(t3M).intoArray(z, im + i * next);
      FloatVector even1R = t3R.fma(c3, t2R.fma(c2, t1R.fma(c1, r0)));
      FloatVector odd1R = d3R.fma(s3, d2R.fma(s2, d1R.mul(s1)));
      FloatVector even1M = t3M.fma(c3, t2M.fma(c2, t1M.fma(c1, m0)));
      FloatVector odd1M = d3M.fma(s3, d2M.fma(s2, d1M.mul(s1)));
      even1R.add(odd1M).intoArray(z, re + i * next + step);
      even1M.sub(odd1R).intoArray(z, im + i * next + step);
      even1R.sub(odd1M).intoArray(z, re + i * next + 6 * step);
      even1M.add(odd1R).intoArray(z, im + i * next + 6 * step);
      FloatVector even2R = t3R.fma(c1, t2R.fma(c3, t1R.fma(c2, r0)));
      FloatVector odd2R = d3R.fma(n1, d2R.fma(n3, d1R.mul(s2)));
      FloatVector even2M = t3M.fma(c1, t2M.fma(c3, t1M.fma(c2, m0)));
      FloatVector odd2M = d3M.fma(n1, d2M.fma(n3, d1M.mul(s2)));
      even2R.add(odd2M).intoArray(z, re + i * next + 2 * step);
      even2M.sub(odd2R).intoArray(z, im + i * next + 2 * step);
      even2R.sub(odd2M).intoArray(z, re + i * next + 5 * step);
      even2M.add(odd2R).intoArray(z, im + i * next + 5 * step);
      FloatVector even3R = t3R.fma(c2, t2R.fma(c1, t1R.fma(c3, r0)));
      FloatVector odd3R = d3R.fma(s2, d2R.fma(n1, d1R.mul(s3)));
      FloatVector even3M = t3M.fma(c2, t2M.fma(c1, t1M.fma(c3, m0)));
      FloatVector odd3M = d3M.fma(s2, d2M.fma(n1, d1M.mul(s3)));
      even3R.add(odd3M).intoArray(z, re + i * next + 3 * step);
      even3M.sub(odd3R).intoArray(z, im + i * next + 3 * step);
      even3R.sub(odd3M).intoArray(z, re + i * next + 4 * step);
      even3M.add(odd3R).intoArray(z, im + i * next + 4 * step);
    }
  }
}
