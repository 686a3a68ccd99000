package dev.morphogen.kernels.dense;

import dev.morphogen.kernels.testing.Convolution;
import java.util.Arrays;

/** {@link DenseConv} for the checks. */
public record DenseConvolution(DenseConv kernel) implements Convolution {

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
    return kernel.shape().stencil() * kernel.shape().stencil() * kernel.shape().inputs();
  }

  @Override
  public int transposedTerms() {
    return kernel.shape().stencil() * kernel.shape().stencil() * kernel.shape().outputs();
  }

  @Override
  public int gradientTerms() {
    return kernel.shape().pixels();
  }

  @Override
  public void apply(float[] weights, float[] x, int xAt, float[] y, int yAt, boolean adding) {
    if (adding) {
      kernel.applyAdding(x, xAt, packed(weights), y, yAt, scratch());
    } else {
      kernel.apply(x, xAt, packed(weights), y, yAt, scratch());
    }
  }

  @Override
  public void transpose(float[] weights, float[] u, int uAt, float[] x, int xAt, boolean adding) {
    if (adding) {
      kernel.transposeAdding(u, uAt, packed(weights), x, xAt, scratch());
    } else {
      kernel.transpose(u, uAt, packed(weights), x, xAt, scratch());
    }
  }

  @Override
  public void addGradient(float[] x, int xAt, float[] u, int uAt, float[] gradient) {
    float[] packed = new float[kernel.gradientSize()];
    kernel.weightGradient(x, xAt, u, uAt, packed, scratch());
    kernel.addUnpacked(packed, gradient, 0);
  }

  private float[] packed(float[] weights) {
    float[] packed = nan(kernel.packedSize());
    kernel.pack(weights, 0, packed);
    return packed;
  }

  private float[] scratch() {
    return nan(kernel.scratchSize());
  }

  private static float[] nan(int length) {
    float[] numbers = new float[length];
    Arrays.fill(numbers, Float.NaN);
    return numbers;
  }
}
