package dev.morphogen.kernels.elementwise;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;

/** {@link LinearCombination} a vector at a time; the last few numbers one by one. */
public final class LinearCombinationVector extends LinearCombination {

  @Override
  protected void combine(
      float[] a,
      int aOffset,
      float factor,
      float[] b,
      int bOffset,
      float[] out,
      int outOffset,
      int length) {
    int whole = Lanes.whole(length);
    combineVectors(a, aOffset, factor, b, bOffset, out, outOffset, whole);
    for (int i = whole; i < length; i++) {
      out[outOffset + i] = Math.fma(factor, b[bOffset + i], a[aOffset + i]);
    }
  }

  private static void combineVectors(
      float[] a,
      int aOffset,
      float factor,
      float[] b,
      int bOffset,
      float[] out,
      int outOffset,
      int length) {
    FloatVector f = FloatVector.broadcast(FLOATS, factor);
    for (int i = 0; i < length; i += Lanes.COUNT) {
      FloatVector va = FloatVector.fromArray(FLOATS, a, aOffset + i);
      FloatVector vb = FloatVector.fromArray(FLOATS, b, bOffset + i);
      f.fma(vb, va).intoArray(out, outOffset + i);
    }
  }
}
