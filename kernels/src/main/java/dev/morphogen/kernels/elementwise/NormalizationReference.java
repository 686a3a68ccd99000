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
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c++) {
        double number = z[zOffset + p * channels + c];
        sums[c] += number;
        sums[channels + c] += number * number;
      }
    }
  }

  @Override
  protected void scaleAndShift(
      float[] z, int zOffset, float[] scale, float[] shift, float[] y, int yOffset) {
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c++) {
        int i = p * channels + c;
        y[yOffset + i] = Math.fma(scale[c], z[zOffset + i], shift[c]);
      }
    }
  }

  @Override
  protected void scaleShiftRelu(
      float[] z, int zOffset, float[] scale, float[] shift, float[] y, int yOffset) {
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c++) {
        int i = p * channels + c;
        y[yOffset + i] = Math.max(0, Math.fma(scale[c], z[zOffset + i], shift[c]));
      }
    }
  }

  @Override
  protected void addGradientSums(float[] g, int gOffset, float[] z, int zOffset, double[] sums) {
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c++) {
        int i = p * channels + c;
        sums[c] += g[gOffset + i];
        sums[channels + c] += (double) g[gOffset + i] * z[zOffset + i];
      }
    }
  }

  @Override
  protected void addReluGradientSums(
      float[] g, int gOffset, float[] z, int zOffset, float[] scale, float[] shift, double[] sums) {
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c++) {
        int i = p * channels + c;
        if (Math.fma(scale[c], z[zOffset + i], shift[c]) > 0) {
          sums[c] += g[gOffset + i];
          sums[channels + c] += (double) g[gOffset + i] * z[zOffset + i];
        }
      }
    }
  }

  @Override
  protected void combine(
      float[] g,
      int gOffset,
      float[] z,
      int zOffset,
      float[] coefficients,
      float[] dz,
      int dzOffset) {
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c++) {
        int i = p * channels + c;
        dz[dzOffset + i] = combined(g[gOffset + i], z[zOffset + i], coefficients, c);
      }
    }
  }

  @Override
  protected void combineRelu(
      float[] g,
      int gOffset,
      float[] z,
      int zOffset,
      float[] scale,
      float[] shift,
      float[] coefficients,
      float[] dz,
      int dzOffset) {
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c++) {
        int i = p * channels + c;
        boolean passed = Math.fma(scale[c], z[zOffset + i], shift[c]) > 0;
        float gradient = passed ? g[gOffset + i] : 0;
        dz[dzOffset + i] = combined(gradient, z[zOffset + i], coefficients, c);
      }
    }
  }

  /** a·g + b·z + d. */
  private float combined(float g, float z, float[] coefficients, int c) {
    double a = coefficients[c];
    double b = coefficients[channels + c];
    return (float) (a * g + b * z + coefficients[2 * channels + c]);
  }

  @Override
  protected void addReaction(
      float[] y,
      int yOffset,
      float[] z,
      int zOffset,
      float[] scale,
      float[] shift,
      float timeStep,
      float[] next,
      int nextOffset) {
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c++) {
        int i = p * channels + c;
        float reaction = Math.max(0, Math.fma(scale[c], z[zOffset + i], shift[c]));
        next[nextOffset + i] = Math.fma(timeStep, reaction, y[yOffset + i]);
      }
    }
  }
}
