package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.COUNT;
import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Eight points: the even ones of the result from the sums of opposite points, the odd ones from their differences. The
 * four methods are written out, each with its sixteen numbers in local variables: the JIT keeps those in registers, and
 * vectors that are handed from method to method, or stand in an array, it makes objects of. Hence the length.
 */
final class Butterfly8 extends Butterfly {

  private static final float HALF_ROOT = 0.70710677f;

  Butterfly8() {
    super(8);
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
      FloatVector r4 = FloatVector.fromArray(FLOATS, z, re + i * next + 4 * step);
      FloatVector m4 = FloatVector.fromArray(FLOATS, z, im + i * next + 4 * step);
      FloatVector r5 = FloatVector.fromArray(FLOATS, z, re + i * next + 5 * step);
      FloatVector m5 = FloatVector.fromArray(FLOATS, z, im + i * next + 5 * step);
      FloatVector r6 = FloatVector.fromArray(FLOATS, z, re + i * next + 6 * step);
      FloatVector m6 = FloatVector.fromArray(FLOATS, z, im + i * next + 6 * step);
      FloatVector r7 = FloatVector.fromArray(FLOATS, z, re + i * next + 7 * step);
      FloatVector m7 = FloatVector.fromArray(FLOATS, z, im + i * next + 7 * step);
      FloatVector a0R = r0.add(r4);
      FloatVector b0R = r0.sub(r4);
      FloatVector a0M = m0.add(m4);
      FloatVector b0M = m0.sub(m4);
      FloatVector a1R = r1.add(r5);
      FloatVector b1R = r1.sub(r5);
      FloatVector a1M = m1.add(m5);
      FloatVector b1M = m1.sub(m5);
      FloatVector a2R = r2.add(r6);
      FloatVector b2R = r2.sub(r6);
      FloatVector a2M = m2.add(m6);
      FloatVector b2M = m2.sub(m6);
      FloatVector a3R = r3.add(r7);
      FloatVector b3R = r3.sub(r7);
      FloatVector a3M = m3.add(m7);
      FloatVector b3M = m3.sub(m7);
      FloatVector aSumR = a0R.add(a2R);
      FloatVector aDifR = a0R.sub(a2R);
      FloatVector cSumR = a1R.add(a3R);
      FloatVector cDifR = a1R.sub(a3R);
      FloatVector aSumM = a0M.add(a2M);
      FloatVector aDifM = a0M.sub(a2M);
      FloatVector cSumM = a1M.add(a3M);
      FloatVector cDifM = a1M.sub(a3M);
      aSumR.add(cSumR).intoArray(z, re + i * next);
      aSumM.add(cSumM).intoArray(z, im + i * next);
      aDifR.add(cDifM).intoArray(z, re + i * next + 2 * step);
      aDifM.sub(cDifR).intoArray(z, im + i * next + 2 * step);
      aSumR.sub(cSumR).intoArray(z, re + i * next + 4 * step);
      aSumM.sub(cSumM).intoArray(z, im + i * next + 4 * step);
      aDifR.sub(cDifM).intoArray(z, re + i * next + 6 * step);
      aDifM.add(cDifR).intoArray(z, im + i * next + 6 * step);
      FloatVector w1R = b1R.add(b1M).mul(HALF_ROOT);
      FloatVector w1M = b1M.sub(b1R).mul(HALF_ROOT);
      FloatVector w3R = b3M.sub(b3R).mul(HALF_ROOT);
      FloatVector w3M = b3M.add(b3R).mul(-HALF_ROOT);
      FloatVector bSumR = b0R.add(b2M);
      FloatVector bSumM = b0M.sub(b2R);
      FloatVector bDifR = b0R.sub(b2M);
      FloatVector bDifM = b0M.add(b2R);
      FloatVector dSumR = w1R.add(w3R);
      FloatVector dSumM = w1M.add(w3M);
      FloatVector dDifR = w1R.sub(w3R);
      FloatVector dDifM = w1M.sub(w3M);
      bSumR.add(dSumR).intoArray(z, re + i * next + step);
      bSumM.add(dSumM).intoArray(z, im + i * next + step);
      bDifR.add(dDifM).intoArray(z, re + i * next + 3 * step);
      bDifM.sub(dDifR).intoArray(z, im + i * next + 3 * step);
      bSumR.sub(dSumR).intoArray(z, re + i * next + 5 * step);
      bSumM.sub(dSumM).intoArray(z, im + i * next + 5 * step);
      bDifR.sub(dDifM).intoArray(z, re + i * next + 7 * step);
      bDifM.add(dDifR).intoArray(z, im + i * next + 7 * step);
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
      FloatVector r4 = FloatVector.fromArray(FLOATS, z, re + i * next + 4 * step);
      FloatVector m4 = FloatVector.fromArray(FLOATS, z, im + i * next + 4 * step);
      FloatVector r5 = FloatVector.fromArray(FLOATS, z, re + i * next + 5 * step);
      FloatVector m5 = FloatVector.fromArray(FLOATS, z, im + i * next + 5 * step);
      FloatVector r6 = FloatVector.fromArray(FLOATS, z, re + i * next + 6 * step);
      FloatVector m6 = FloatVector.fromArray(FLOATS, z, im + i * next + 6 * step);
      FloatVector r7 = FloatVector.fromArray(FLOATS, z, re + i * next + 7 * step);
      FloatVector m7 = FloatVector.fromArray(FLOATS, z, im + i * next + 7 * step);
      FloatVector a0R = r0.add(r4);
      FloatVector b0R = r0.sub(r4);
      FloatVector a0M = m0.add(m4);
      FloatVector b0M = m0.sub(m4);
      FloatVector a1R = r1.add(r5);
      FloatVector b1R = r1.sub(r5);
      FloatVector a1M = m1.add(m5);
      FloatVector b1M = m1.sub(m5);
      FloatVector a2R = r2.add(r6);
      FloatVector b2R = r2.sub(r6);
      FloatVector a2M = m2.add(m6);
      FloatVector b2M = m2.sub(m6);
      FloatVector a3R = r3.add(r7);
      FloatVector b3R = r3.sub(r7);
      FloatVector a3M = m3.add(m7);
      FloatVector b3M = m3.sub(m7);
      FloatVector aSumR = a0R.add(a2R);
      FloatVector aDifR = a0R.sub(a2R);
      FloatVector cSumR = a1R.add(a3R);
      FloatVector cDifR = a1R.sub(a3R);
      FloatVector aSumM = a0M.add(a2M);
      FloatVector aDifM = a0M.sub(a2M);
      FloatVector cSumM = a1M.add(a3M);
      FloatVector cDifM = a1M.sub(a3M);
      aSumR.add(cSumR).intoArray(z, re + i * next);
      aSumM.add(cSumM).intoArray(z, im + i * next);
      FloatVector y2R = aDifR.add(cDifM);
      FloatVector y2M = aDifM.sub(cDifR);
      float c2 = twiddles[at + 2];
      float s2 = twiddles[at + 3];
      y2R.mul(c2).sub(y2M.mul(s2)).intoArray(z, re + i * next + 2 * step);
      y2R.mul(s2).add(y2M.mul(c2)).intoArray(z, im + i * next + 2 * step);
      FloatVector y4R = aSumR.sub(cSumR);
      FloatVector y4M = aSumM.sub(cSumM);
      float c4 = twiddles[at + 6];
      float s4 = twiddles[at + 7];
      y4R.mul(c4).sub(y4M.mul(s4)).intoArray(z, re + i * next + 4 * step);
      y4R.mul(s4).add(y4M.mul(c4)).intoArray(z, im + i * next + 4 * step);
      FloatVector y6R = aDifR.sub(cDifM);
      FloatVector y6M = aDifM.add(cDifR);
      float c6 = twiddles[at + 10];
      float s6 = twiddles[at + 11];
      y6R.mul(c6).sub(y6M.mul(s6)).intoArray(z, re + i * next + 6 * step);
      y6R.mul(s6).add(y6M.mul(c6)).intoArray(z, im + i * next + 6 * step);
      FloatVector w1R = b1R.add(b1M).mul(HALF_ROOT);
      FloatVector w1M = b1M.sub(b1R).mul(HALF_ROOT);
      FloatVector w3R = b3M.sub(b3R).mul(HALF_ROOT);
      FloatVector w3M = b3M.add(b3R).mul(-HALF_ROOT);
      FloatVector bSumR = b0R.add(b2M);
      FloatVector bSumM = b0M.sub(b2R);
      FloatVector bDifR = b0R.sub(b2M);
      FloatVector bDifM = b0M.add(b2R);
      FloatVector dSumR = w1R.add(w3R);
      FloatVector dSumM = w1M.add(w3M);
      FloatVector dDifR = w1R.sub(w3R);
      FloatVector dDifM = w1M.sub(w3M);
      FloatVector y1R = bSumR.add(dSumR);
      FloatVector y1M = bSumM.add(dSumM);
      float c1 = twiddles[at];
      float s1 = twiddles[at + 1];
      y1R.mul(c1).sub(y1M.mul(s1)).intoArray(z, re + i * next + step);
      y1R.mul(s1).add(y1M.mul(c1)).intoArray(z, im + i * next + step);
      FloatVector y3R = bDifR.add(dDifM);
      FloatVector y3M = bDifM.sub(dDifR);
      float c3 = twiddles[at + 4];
      float s3 = twiddles[at + 5];
      y3R.mul(c3).sub(y3M.mul(s3)).intoArray(z, re + i * next + 3 * step);
      y3R.mul(s3).add(y3M.mul(c3)).intoArray(z, im + i * next + 3 * step);
      FloatVector y5R = bSumR.sub(dSumR);
      FloatVector y5M = bSumM.sub(dSumM);
      float c5 = twiddles[at + 8];
      float s5 = twiddles[at + 9];
      y5R.mul(c5).sub(y5M.mul(s5)).intoArray(z, re + i * next + 5 * step);
      y5R.mul(s5).add(y5M.mul(c5)).intoArray(z, im + i * next + 5 * step);
      FloatVector y7R = bDifR.sub(dDifM);
      FloatVector y7M = bDifM.add(dDifR);
      float c7 = twiddles[at + 12];
      float s7 = twiddles[at + 13];
      y7R.mul(c7).sub(y7M.mul(s7)).intoArray(z, re + i * next + 7 * step);
      y7R.mul(s7).add(y7M.mul(c7)).intoArray(z, im + i * next + 7 * step);
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
      FloatVector u4 = FloatVector.fromArray(FLOATS, z, re + i * next + 4 * step);
      FloatVector v4 = FloatVector.fromArray(FLOATS, z, im + i * next + 4 * step);
      float c4 = twiddles[at + 6];
      float s4 = twiddles[at + 7];
      FloatVector r4 = u4.mul(c4).sub(v4.mul(s4));
      FloatVector m4 = u4.mul(s4).add(v4.mul(c4));
      FloatVector u5 = FloatVector.fromArray(FLOATS, z, re + i * next + 5 * step);
      FloatVector v5 = FloatVector.fromArray(FLOATS, z, im + i * next + 5 * step);
      float c5 = twiddles[at + 8];
      float s5 = twiddles[at + 9];
      FloatVector r5 = u5.mul(c5).sub(v5.mul(s5));
      FloatVector m5 = u5.mul(s5).add(v5.mul(c5));
      FloatVector u6 = FloatVector.fromArray(FLOATS, z, re + i * next + 6 * step);
      FloatVector v6 = FloatVector.fromArray(FLOATS, z, im + i * next + 6 * step);
      float c6 = twiddles[at + 10];
      float s6 = twiddles[at + 11];
      FloatVector r6 = u6.mul(c6).sub(v6.mul(s6));
      FloatVector m6 = u6.mul(s6).add(v6.mul(c6));
      FloatVector u7 = FloatVector.fromArray(FLOATS, z, re + i * next + 7 * step);
      FloatVector v7 = FloatVector.fromArray(FLOATS, z, im + i * next + 7 * step);
      float c7 = twiddles[at + 12];
      float s7 = twiddles[at + 13];
      FloatVector r7 = u7.mul(c7).sub(v7.mul(s7));
      FloatVector m7 = u7.mul(s7).add(v7.mul(c7));
      FloatVector a0R = r0.add(r4);
      FloatVector b0R = r0.sub(r4);
      FloatVector a0M = m0.add(m4);
      FloatVector b0M = m0.sub(m4);
      FloatVector a1R = r1.add(r5);
      FloatVector b1R = r1.sub(r5);
      FloatVector a1M = m1.add(m5);
      FloatVector b1M = m1.sub(m5);
      FloatVector a2R = r2.add(r6);
      FloatVector b2R = r2.sub(r6);
      FloatVector a2M = m2.add(m6);
      FloatVector b2M = m2.sub(m6);
      FloatVector a3R = r3.add(r7);
      FloatVector b3R = r3.sub(r7);
      FloatVector a3M = m3.add(m7);
      FloatVector b3M = m3.sub(m7);
      FloatVector aSumR = a0R.add(a2R);
      FloatVector aDifR = a0R.sub(a2R);
      FloatVector cSumR = a1R.add(a3R);
      FloatVector cDifR = a1R.sub(a3R);
      FloatVector aSumM = a0M.add(a2M);
      FloatVector aDifM = a0M.sub(a2M);
      FloatVector cSumM = a1M.add(a3M);
      FloatVector cDifM = a1M.sub(a3M);
      aSumR.add(cSumR).intoArray(z, re + i * next);
      aSumM.add(cSumM).intoArray(z, im + i * next);
      aDifR.add(cDifM).intoArray(z, re + i * next + 2 * step);
      aDifM.sub(cDifR).intoArray(z, im + i * next + 2 * step);
      aSumR.sub(cSumR).intoArray(z, re + i * next + 4 * step);
      aSumM.sub(cSumM).intoArray(z, im + i * next + 4 * step);
      aDifR.sub(cDifM).intoArray(z, re + i * next + 6 * step);
      aDifM.add(cDifR).intoArray(z, im + i * next + 6 * step);
      FloatVector w1R = b1R.add(b1M).mul(HALF_ROOT);
      FloatVector w1M = b1M.sub(b1R).mul(HALF_ROOT);
      FloatVector w3R = b3M.sub(b3R).mul(HALF_ROOT);
      FloatVector w3M = b3M.add(b3R).mul(-HALF_ROOT);
      FloatVector bSumR = b0R.add(b2M);
      FloatVector bSumM = b0M.sub(b2R);
      FloatVector bDifR = b0R.sub(b2M);
      FloatVector bDifM = b0M.add(b2R);
      FloatVector dSumR = w1R.add(w3R);
      FloatVector dSumM = w1M.add(w3M);
      FloatVector dDifR = w1R.sub(w3R);
      FloatVector dDifM = w1M.sub(w3M);
      bSumR.add(dSumR).intoArray(z, re + i * next + step);
      bSumM.add(dSumM).intoArray(z, im + i * next + step);
      bDifR.add(dDifM).intoArray(z, re + i * next + 3 * step);
      bDifM.sub(dDifR).intoArray(z, im + i * next + 3 * step);
      bSumR.sub(dSumR).intoArray(z, re + i * next + 5 * step);
      bSumM.sub(dSumM).intoArray(z, im + i * next + 5 * step);
      bDifR.sub(dDifM).intoArray(z, re + i * next + 7 * step);
      bDifM.add(dDifR).intoArray(z, im + i * next + 7 * step);
    }
  }

  @Override
  void filter(
      float[] z,
      int re,
      int im,
      int step,
      int next,
      int count,
      float[] multiplier,
      int multiplierAt,
      int multiplierStep,
      float factor) {
    FloatVector scale = FloatVector.broadcast(FLOATS, factor);
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
      FloatVector r7 = FloatVector.fromArray(FLOATS, z, re + i * next + 7 * step);
      FloatVector m7 = FloatVector.fromArray(FLOATS, z, im + i * next + 7 * step);
      FloatVector a0R = r0.add(r4);
      FloatVector b0R = r0.sub(r4);
      FloatVector a0M = m0.add(m4);
      FloatVector b0M = m0.sub(m4);
      FloatVector a1R = r1.add(r5);
      FloatVector b1R = r1.sub(r5);
      FloatVector a1M = m1.add(m5);
      FloatVector b1M = m1.sub(m5);
      FloatVector a2R = r2.add(r6);
      FloatVector b2R = r2.sub(r6);
      FloatVector a2M = m2.add(m6);
      FloatVector b2M = m2.sub(m6);
      FloatVector a3R = r3.add(r7);
      FloatVector b3R = r3.sub(r7);
      FloatVector a3M = m3.add(m7);
      FloatVector b3M = m3.sub(m7);
      FloatVector aSumR = a0R.add(a2R);
      FloatVector aDifR = a0R.sub(a2R);
      FloatVector cSumR = a1R.add(a3R);
      FloatVector cDifR = a1R.sub(a3R);
      FloatVector aSumM = a0M.add(a2M);
      FloatVector aDifM = a0M.sub(a2M);
      FloatVector cSumM = a1M.add(a3M);
      FloatVector cDifM = a1M.sub(a3M);
      FloatVector f0 =
          FloatVector.fromArray(FLOATS, multiplier, multiplierAt + i * COUNT).mul(scale);
      FloatVector y0R = aSumR.add(cSumR).mul(f0);
      FloatVector y0M = aSumM.add(cSumM).mul(f0);
      FloatVector f2 =
          FloatVector.fromArray(FLOATS, multiplier, multiplierAt + i * COUNT + 2 * multiplierStep)
              .mul(scale);
      FloatVector y2R = aDifR.add(cDifM).mul(f2);
      FloatVector y2M = aDifM.sub(cDifR).mul(f2);
      FloatVector f4 =
          FloatVector.fromArray(FLOATS, multiplier, multiplierAt + i * COUNT + 4 * multiplierStep)
              .mul(scale);
      FloatVector y4R = aSumR.sub(cSumR).mul(f4);
      FloatVector y4M = aSumM.sub(cSumM).mul(f4);
      FloatVector f6 =
          FloatVector.fromArray(FLOATS, multiplier, multiplierAt + i * COUNT + 6 * multiplierStep)
              .mul(scale);
      FloatVector y6R = aDifR.sub(cDifM).mul(f6);
      FloatVector y6M = aDifM.add(cDifR).mul(f6);
      FloatVector w1R = b1R.add(b1M).mul(HALF_ROOT);
      FloatVector w1M = b1M.sub(b1R).mul(HALF_ROOT);
      FloatVector w3R = b3M.sub(b3R).mul(HALF_ROOT);
      FloatVector w3M = b3M.add(b3R).mul(-HALF_ROOT);
      FloatVector bSumR = b0R.add(b2M);
      FloatVector bSumM = b0M.sub(b2R);
      FloatVector bDifR = b0R.sub(b2M);
      FloatVector bDifM = b0M.add(b2R);
      FloatVector dSumR = w1R.add(w3R);
      FloatVector dSumM = w1M.add(w3M);
      FloatVector dDifR = w1R.sub(w3R);
      FloatVector dDifM = w1M.sub(w3M);
      FloatVector f1 =
          FloatVector.fromArray(FLOATS, multiplier, multiplierAt + i * COUNT + multiplierStep)
              .mul(scale);
      FloatVector y1R = bSumR.add(dSumR).mul(f1);
      FloatVector y1M = bSumM.add(dSumM).mul(f1);
      FloatVector f3 =
          FloatVector.fromArray(FLOATS, multiplier, multiplierAt + i * COUNT + 3 * multiplierStep)
              .mul(scale);
      FloatVector y3R = bDifR.add(dDifM).mul(f3);
      FloatVector y3M = bDifM.sub(dDifR).mul(f3);
      FloatVector f5 =
          FloatVector.fromArray(FLOATS, multiplier, multiplierAt + i * COUNT + 5 * multiplierStep)
              .mul(scale);
      FloatVector y5R = bSumR.sub(dSumR).mul(f5);
      FloatVector y5M = bSumM.sub(dSumM).mul(f5);
      FloatVector f7 =
          FloatVector.fromArray(FLOATS, multiplier, multiplierAt + i * COUNT + 7 * multiplierStep)
              .mul(scale);
      FloatVector y7R = bDifR.sub(dDifM).mul(f7);
      FloatVector y7M = bDifM.add(dDifR).mul(f7);
      // The way back: real and imaginary parts exchanged.
      FloatVector va0R = y0M.add(y4M);
      FloatVector vb0R = y0M.sub(y4M);
      FloatVector va0M = y0R.add(y4R);
      FloatVector vb0M = y0R.sub(y4R);
      FloatVector va1R = y1M.add(y5M);
      FloatVector vb1R = y1M.sub(y5M);
      FloatVector va1M = y1R.add(y5R);
      FloatVector vb1M = y1R.sub(y5R);
      FloatVector va2R = y2M.add(y6M);
      FloatVector vb2R = y2M.sub(y6M);
      FloatVector va2M = y2R.add(y6R);
      FloatVector vb2M = y2R.sub(y6R);
      FloatVector va3R = y3M.add(y7M);
      FloatVector vb3R = y3M.sub(y7M);
      FloatVector va3M = y3R.add(y7R);
      FloatVector vb3M = y3R.sub(y7R);
      FloatVector vaSumR = va0R.add(va2R);
      FloatVector vaDifR = va0R.sub(va2R);
      FloatVector vcSumR = va1R.add(va3R);
      FloatVector vcDifR = va1R.sub(va3R);
      FloatVector vaSumM = va0M.add(va2M);
      FloatVector vaDifM = va0M.sub(va2M);
      FloatVector vcSumM = va1M.add(va3M);
      FloatVector vcDifM = va1M.sub(va3M);
      vaSumR.add(vcSumR).intoArray(z, im + i * next);
      vaSumM.add(vcSumM).intoArray(z, re + i * next);
      vaDifR.add(vcDifM).intoArray(z, im + i * next + 2 * step);
      vaDifM.sub(vcDifR).intoArray(z, re + i * next + 2 * step);
      vaSumR.sub(vcSumR).intoArray(z, im + i * next + 4 * step);
      vaSumM.sub(vcSumM).intoArray(z, re + i * next + 4 * step);
      vaDifR.sub(vcDifM).intoArray(z, im + i * next + 6 * step);
      vaDifM.add(vcDifR).intoArray(z, re + i * next + 6 * step);
      FloatVector vw1R = vb1R.add(vb1M).mul(HALF_ROOT);
      FloatVector vw1M = vb1M.sub(vb1R).mul(HALF_ROOT);
      FloatVector vw3R = vb3M.sub(vb3R).mul(HALF_ROOT);
      FloatVector vw3M = vb3M.add(vb3R).mul(-HALF_ROOT);
      FloatVector vbSumR = vb0R.add(vb2M);
      FloatVector vbSumM = vb0M.sub(vb2R);
      FloatVector vbDifR = vb0R.sub(vb2M);
      FloatVector vbDifM = vb0M.add(vb2R);
      FloatVector vdSumR = vw1R.add(vw3R);
      FloatVector vdSumM = vw1M.add(vw3M);
      FloatVector vdDifR = vw1R.sub(vw3R);
      FloatVector vdDifM = vw1M.sub(vw3M);
      vbSumR.add(vdSumR).intoArray(z, im + i * next + step);
      vbSumM.add(vdSumM).intoArray(z, re + i * next + step);
      vbDifR.add(vdDifM).intoArray(z, im + i * next + 3 * step);
      vbDifM.sub(vdDifR).intoArray(z, re + i * next + 3 * step);
      vbSumR.sub(vdSumR).intoArray(z, im + i * next + 5 * step);
      vbSumM.sub(vdSumM).intoArray(z, re + i * next + 5 * step);
      vbDifR.sub(vdDifM).intoArray(z, im + i * next + 7 * step);
      vbDifM.add(vdDifR).intoArray(z, re + i * next + 7 * step);
    }
  }
}
