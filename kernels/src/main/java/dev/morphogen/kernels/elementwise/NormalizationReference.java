package dev.morphogen.kernels.elementwise;

/**
 * {@link Normalization} in plain loops, sums in double precision. scale·z + shift is one fused
 * multiply-add everywhere, here and in the vector version: forward, backward and both versions agree
 * to the bit on which side of the relu a number lies.
 */
public final class NormalizationReference extends Normalization {

  /** For images {@code [pixels, channels]}. */
  public NormalizationReference(int pixels, int channels) {
    super(pixels, channels);
  }

  @Override
  protected void addSums(float[] z, int zOffset, double[] sums) {
    addGradientSums(z, zOffset, z, zOffset, sums);
  }

  @Override
  protected void scaleAndShift(
      float[] z, int zOffset, float[] scale, float[] shift, float[] y, int yOffset) {
    for (int i = 0; i < pixels * channels; i++) {
      y[yOffset + i] = normalized(z[zOffset + i], scale, shift, i);
    }
  }

  @Override
  protected void scaleShiftRelu(
      float[] z, int zOffset, float[] scale, float[] shift, float[] y, int yOffset) {
    for (int i = 0; i < pixels * channels; i++) {
      y[yOffset + i] = Math.max(0, normalized(z[zOffset + i], scale, shift, i));
    }
  }

  @Override
  protected void addGradientSums(
      float[] g, int gOffset, float[] z, int zOffset, double[] sums) {
    for (int i = 0; i < pixels * channels; i++) {
      double gradient = g[gOffset + i];
      sums[i % channels] += gradient;
      sums[channels + i % channels] += gradient * z[zOffset + i];
    }
  }

  @Override
  protected void addReluGradientSums(
      float[] g, int gOffset, float[] z, int zOffset, float[] scale, float[] shift,
      double[] sums) {
    for (int i = 0; i < pixels * channels; i++) {
      if (normalized(z[zOffset + i], scale, shift, i) > 0) {
        double gradient = g[gOffset + i];
        sums[i % channels] += gradient;
        sums[channels + i % channels] += gradient * z[zOffset + i];
      }
    }
  }

  @Override
  protected void combine(
      float[] g, int gOffset, float[] z, int zOffset, float[] coefficients, float[] dz,
      int dzOffset) {
    for (int i = 0; i < pixels * channels; i++) {
      dz[dzOffset + i] = combined(g[gOffset + i], z[zOffset + i], coefficients, i % channels);
    }
  }

  @Override
  protected void combineRelu(
      float[] g, int gOffset, float[] z, int zOffset, float[] scale, float[] shift,
      float[] coefficients, float[] dz, int dzOffset) {
    for (int i = 0; i < pixels * channels; i++) {
      boolean passed = normalized(z[zOffset + i], scale, shift, i) > 0;
      float gradient = passed ? g[gOffset + i] : 0;
      dz[dzOffset + i] = combined(gradient, z[zOffset + i], coefficients, i % channels);
    }
  }

  @Override
  protected void react(
      float[] y, int yOffset, float[] z, int zOffset, float[] scale, float[] shift, float[] d,
      int dOffset, float timeStep, float[] next, int nextOffset) {
    for (int i = 0; i < pixels * channels; i++) {
      float reaction = Math.max(0, normalized(z[zOffset + i], scale, shift, i));
      next[nextOffset + i] =
          Math.fma(timeStep, reaction - d[dOffset + i], y[yOffset + i]);
    }
  }

  private float normalized(float z, float[] scale, float[] shift, int i) {
    return Math.fma(scale[i % channels], z, shift[i % channels]);
  }

  /** a·g + b·z + d. */
  private float combined(float g, float z, float[] coefficients, int c) {
    double a = coefficients[c];
    double b = coefficients[channels + c];
    return (float) (a * g + b * z + coefficients[2 * channels + c]);
  }
}
