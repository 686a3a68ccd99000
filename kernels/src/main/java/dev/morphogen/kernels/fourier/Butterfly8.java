package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/** Eight points: the even ones of the result from the sums of opposite points, the odd ones from their differences. */
final class Butterfly8 extends Butterfly {

  private static final float HALF_ROOT = 0.70710677f;

  Butterfly8() {
    super(8);
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
      FloatVector r4 = FloatVector.fromArray(FLOATS, x, re + i * next + 4 * step);
      FloatVector m4 = FloatVector.fromArray(FLOATS, x, im + i * next + 4 * step);
      FloatVector r5 = FloatVector.fromArray(FLOATS, x, re + i * next + 5 * step);
      FloatVector m5 = FloatVector.fromArray(FLOATS, x, im + i * next + 5 * step);
      FloatVector r6 = FloatVector.fromArray(FLOATS, x, re + i * next + 6 * step);
      FloatVector m6 = FloatVector.fromArray(FLOATS, x, im + i * next + 6 * step);
      FloatVector r7 = FloatVector.fromArray(FLOATS, x, re + i * next + 7 * step);
      FloatVector m7 = FloatVector.fromArray(FLOATS, x, im + i * next + 7 * step);
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
      FloatVector aeR = a0R.add(a2R);
      FloatVector afR = a0R.sub(a2R);
      FloatVector agR = a1R.add(a3R);
      FloatVector ahR = a1R.sub(a3R);
      FloatVector aeM = a0M.add(a2M);
      FloatVector afM = a0M.sub(a2M);
      FloatVector agM = a1M.add(a3M);
      FloatVector ahM = a1M.sub(a3M);
      aeR.add(agR).intoArray(y, yRe + i * yNext);
      aeM.add(agM).intoArray(y, yIm + i * yNext);
      afR.add(ahM).intoArray(y, yRe + i * yNext + 2 * yStep);
      afM.sub(ahR).intoArray(y, yIm + i * yNext + 2 * yStep);
      aeR.sub(agR).intoArray(y, yRe + i * yNext + 4 * yStep);
      aeM.sub(agM).intoArray(y, yIm + i * yNext + 4 * yStep);
      afR.sub(ahM).intoArray(y, yRe + i * yNext + 6 * yStep);
      afM.add(ahR).intoArray(y, yIm + i * yNext + 6 * yStep);
      FloatVector w1R = b1R.add(b1M).mul(HALF_ROOT);
      FloatVector w1M = b1M.sub(b1R).mul(HALF_ROOT);
      FloatVector w3R = b3M.sub(b3R).mul(HALF_ROOT);
      FloatVector w3M = b3M.add(b3R).mul(-HALF_ROOT);
      FloatVector beR = b0R.add(b2M);
      FloatVector beM = b0M.sub(b2R);
      FloatVector bfR = b0R.sub(b2M);
      FloatVector bfM = b0M.add(b2R);
      FloatVector bgR = w1R.add(w3R);
      FloatVector bgM = w1M.add(w3M);
      FloatVector bhR = w1R.sub(w3R);
      FloatVector bhM = w1M.sub(w3M);
      beR.add(bgR).intoArray(y, yRe + i * yNext + yStep);
      beM.add(bgM).intoArray(y, yIm + i * yNext + yStep);
      bfR.add(bhM).intoArray(y, yRe + i * yNext + 3 * yStep);
      bfM.sub(bhR).intoArray(y, yIm + i * yNext + 3 * yStep);
      beR.sub(bgR).intoArray(y, yRe + i * yNext + 5 * yStep);
      beM.sub(bgM).intoArray(y, yIm + i * yNext + 5 * yStep);
      bfR.sub(bhM).intoArray(y, yRe + i * yNext + 7 * yStep);
      bfM.add(bhR).intoArray(y, yIm + i * yNext + 7 * yStep);
    }
  }
}
