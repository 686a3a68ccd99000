package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.testing.Convolution;
import java.util.Arrays;

/** {@link FourierConv} for the checks, one image at a time. */
record FourierConvolution(FourierTransform transform, int stencil) implements Convolution {

  @Override
  public String name() {
    return "%s %s, stencil %d"
        .formatted(transform.getClass().getSimpleName(), transform.shape(), stencil);
  }

  @Override
  public int inputSize() {
    return transform.shape().imageSize();
  }

  @Override
  public int outputSize() {
    return inputSize();
  }

  @Override
  public int weightSize() {
    return stencil * stencil * transform.shape().channels();
  }

  /** An eigenvalue is a sum of all taps that meet in one output; every level of the transforms rounds it once. */
  @Override
  public int terms() {
    boolean circulant = transform.shape().axes() == Axes.PIXELS_AND_CHANNELS;
    int taps = stencil * stencil * (circulant ? transform.shape().channels() : 1);
    return (int) Math.ceil(Math.sqrt(taps) * levels());
  }

  @Override
  public int transposedTerms() {
    return terms();
  }

  @Override
  public int gradientTerms() {
    return (int) Math.ceil(Math.sqrt(transform.shape().length()) * levels());
  }

  private double levels() {
    return 4 + 2 * Math.log(transform.shape().length()) / Math.log(2);
  }

  @Override
  public void apply(float[] weights, float[] x, int xAt, float[] y, int yAt, boolean adding) {
    FourierConv conv = new FourierConv(transform, stencil);
    Spectrum k = prepared(conv, weights);
    float[] result = adding ? new float[inputSize()] : y;
    int at = adding ? 0 : yAt;
    conv.apply(x, xAt, xAt, k.re(), k.im(), result, at, at, scratch());
    add(adding, result, y, yAt);
  }

  @Override
  public void transpose(float[] weights, float[] u, int uAt, float[] x, int xAt, boolean adding) {
    FourierConv conv = new FourierConv(transform, stencil);
    Spectrum k = prepared(conv, weights);
    float[] result = adding ? new float[inputSize()] : x;
    int at = adding ? 0 : xAt;
    conv.transpose(u, uAt, uAt, k.re(), k.im(), result, at, at, scratch());
    add(adding, result, x, xAt);
  }

  @Override
  public void addGradient(float[] x, int xAt, float[] u, int uAt, float[] gradient) {
    FourierConv conv = new FourierConv(transform, stencil);
    Spectrum sums = Spectrum.zeros(transform);
    conv.gather(x, xAt, xAt, u, uAt, uAt, sums.re(), sums.im(), scratch());
    conv.addStencilGradient(sums.re(), sums.im(), gradient, 0, new float[inputSize()], scratch());
  }

  /** K x, Kᵀ u and ∂⟨u, K x⟩/∂k of two images at once, one behind the other. */
  float[][] ofPair(float[] weights, float[] x, float[] u) {
    FourierConv conv = new FourierConv(transform, stencil);
    Spectrum k = prepared(conv, weights);
    Spectrum sums = Spectrum.zeros(transform);
    int second = inputSize();
    float[][] results = {new float[2 * second], new float[2 * second], new float[weights.length]};
    conv.apply(x, 0, second, k.re(), k.im(), results[0], 0, second, scratch());
    conv.transpose(u, 0, second, k.re(), k.im(), results[1], 0, second, scratch());
    conv.gather(x, 0, second, u, 0, second, sums.re(), sums.im(), scratch());
    conv.addStencilGradient(sums.re(), sums.im(), results[2], 0, new float[second], scratch());
    return results;
  }

  private Spectrum prepared(FourierConv conv, float[] weights) {
    Spectrum k = Spectrum.zeros(transform);
    conv.prepare(weights, 0, k.re(), k.im(), new float[inputSize()], scratch());
    return k;
  }

  private static void add(boolean adding, float[] result, float[] to, int at) {
    for (int i = 0; adding && i < result.length; i++) {
      to[at + i] += result[i];
    }
  }

  private float[] scratch() {
    float[] scratch = new float[transform.scratchSize()];
    Arrays.fill(scratch, Float.NaN);
    return scratch;
  }
}
