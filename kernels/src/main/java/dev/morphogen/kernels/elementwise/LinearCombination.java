package dev.morphogen.kernels.elementwise;

import dev.morphogen.kernels.Extent;

/** Sums of whole images, number by number. Outputs may be the same slice as an input. */
public abstract class LinearCombination {

  /** out[i] = a[i] + factor·b[i] for {@code length} numbers. */
  public final void add(
      float[] a,
      int aOffset,
      float factor,
      float[] b,
      int bOffset,
      float[] out,
      int outOffset,
      int length) {
    Extent.check("a", a, aOffset, length);
    Extent.check("b", b, bOffset, length);
    Extent.check("out", out, outOffset, length);
    combine(a, aOffset, factor, b, bOffset, out, outOffset, length);
  }

  /** See {@link #add}. */
  protected abstract void combine(
      float[] a,
      int aOffset,
      float factor,
      float[] b,
      int bOffset,
      float[] out,
      int outOffset,
      int length);
}
