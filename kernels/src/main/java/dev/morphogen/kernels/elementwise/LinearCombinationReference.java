package dev.morphogen.kernels.elementwise;

/** {@link LinearCombination} in a plain loop. */
public final class LinearCombinationReference extends LinearCombination {

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
    for (int i = 0; i < length; i++) {
      out[outOffset + i] = Math.fma(factor, b[bOffset + i], a[aOffset + i]);
    }
  }
}
