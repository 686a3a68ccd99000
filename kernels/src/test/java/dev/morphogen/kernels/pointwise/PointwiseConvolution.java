package dev.morphogen.kernels.pointwise;

import dev.morphogen.kernels.testing.Convolution;
import java.util.Arrays;

/** {@link PointwiseConv} for the checks. */
public record PointwiseConvolution(PointwiseConv kernel) implements Convolution {

  @Override
  public String name() {
    return kernel.getClass().getSimpleName() + " " + kernel.shape();
  }

  @Override
  public int inputSize() {
    return kernel.shape().pixels() * kernel.shape().inputs();
  }

  @Override
  public int outputSize() {
    return kernel.shape().pixels() * kernel.shape().outputs();
  }

  @Override
  public int weightSize() {
    return kernel.shape().weightSize();
  }

  @Override
  public int terms() {
    return kernel.shape().inputs();
  }

  @Override
  public int transposedTerms() {
    return kernel.shape().outputs();
  }

  @Override
  public int gradientTerms() {
    return kernel.shape().pixels();
  }

  @Override
  public void apply(float[] weights, float[] x, int xAt, float[] y, int yAt, boolean adding) {
    if (adding) {
      kernel.applyAdding(x, xAt, packed(weights), y, yAt);
    } else {
      kernel.apply(x, xAt, packed(weights), y, yAt);
    }
  }

  @Override
  public void transpose(float[] weights, float[] u, int uAt, float[] x, int xAt, boolean adding) {
    if (adding) {
      kernel.transposeAdding(u, uAt, packed(weights), x, xAt);
    } else {
      kernel.transpose(u, uAt, packed(weights), x, xAt);
    }
  }

  @Override
  public void addGradient(float[] x, int xAt, float[] u, int uAt, float[] gradient) {
    kernel.weightGradient(x, xAt, u, uAt, gradient);
  }

  private float[] packed(float[] weights) {
    float[] packed = new float[kernel.packedSize()];
    Arrays.fill(packed, Float.NaN);
    kernel.pack(weights, 0, packed);
    return packed;
  }
}
