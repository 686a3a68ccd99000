package dev.morphogen.kernels.depthwise;

import dev.morphogen.kernels.testing.Convolution;
import java.util.Arrays;

/** {@link DepthwiseConv} for the checks. */
public record DepthwiseConvolution(DepthwiseConv kernel) implements Convolution {

  @Override
  public String name() {
    return kernel.getClass().getSimpleName() + " " + kernel.shape();
  }

  @Override
  public int inputSize() {
    return kernel.shape().imageSize();
  }

  @Override
  public int outputSize() {
    return kernel.shape().imageSize();
  }

  @Override
  public int weightSize() {
    return kernel.shape().stencilSize();
  }

  @Override
  public int terms() {
    return kernel.shape().stencil() * kernel.shape().stencil();
  }

  @Override
  public int transposedTerms() {
    return terms();
  }

  @Override
  public int gradientTerms() {
    return kernel.shape().height() * kernel.shape().width();
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
    float[] packed = new float[weightSize()];
    kernel.stencilGradient(x, xAt, u, uAt, packed, scratch());
    kernel.addUnpacked(packed, 1, gradient, 0);
  }

  private float[] packed(float[] weights) {
    float[] packed = new float[weightSize()];
    kernel.pack(weights, 0, packed);
    return packed;
  }

  private float[] scratch() {
    float[] scratch = new float[kernel.scratchSize()];
    Arrays.fill(scratch, Float.NaN);
    return scratch;
  }
}
