package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.testing.Gaussian;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every method of a transform gives for three Gaussian images: two as a pair, the third alone. */
final class TransformResults {

  /** Where an output goes: to a place of its own, or over an input. */
  enum Output {
    /** Nothing is overwritten. */
    APART,
    /** What is transformed is overwritten. */
    IN_PLACE,
    /** For {@link FourierTransform#filterGathering}, the images gathered with; else as {@link #IN_PLACE}. */
    OVER_THE_OTHER
  }

  static final long SEED = 20260201;

  private final GuardedTransform calls;
  private final Output output;
  private final Spectrum stencil;
  private final Map<String, float[]> all = new LinkedHashMap<>();

  /** Runs them all, on images that begin at {@code offset}. */
  TransformResults(FourierTransform transform, int offset, Output output) {
    calls = new GuardedTransform(transform, offset);
    this.output = output;
    stencil = calls.forward(stencil(transform.shape()));
    all.put("inverse of forward", calls.inverse(calls.forward(image(0))));
    for (int[] numbers : new int[][] {{0, 1}, {2}}) {
      filter(numbers);
      convolve(numbers);
      correlate(numbers);
    }
    gatherTwice();
    gatherProductsTwice();
  }

  /** By name. */
  Map<String, float[]> all() {
    return all;
  }

  /** The largest eigenvalue's magnitude, which the errors of {@code convolve} are relative to. */
  double largestEigenvalue() {
    double largest = 0;
    for (float power : stencil.power()) {
      largest = Math.max(largest, power);
    }
    return Math.sqrt(largest);
  }

  /** An image as large as its stencil, whose eigenvalues are about 1. */
  static float[] stencil(FourierShape shape) {
    float[] stencil = Gaussian.numbers(shape.imageSize(), SEED + 20);
    for (int i = 0; i < stencil.length; i++) {
      stencil[i] /= (float) Math.sqrt(shape.length());
    }
    return stencil;
  }

  private float[] image(int number) {
    return Gaussian.numbers(calls.transform().shape().imageSize(), SEED + number);
  }

  private Images images(int seed, int... numbers) {
    return numbers.length == 1
        ? calls.images(image(seed + numbers[0]))
        : calls.images(image(seed + numbers[0]), image(seed + numbers[1]));
  }

  private Images outputFor(Images in, Images other) {
    return switch (output) {
      case APART -> calls.outputFor(in);
      case IN_PLACE -> in;
      case OVER_THE_OTHER -> other;
    };
  }

  private void put(String what, Images images, int... numbers) {
    List<float[]> contents = images.contents();
    for (int i = 0; i < numbers.length; i++) {
      all.put(what + " of image " + numbers[i], contents.get(i));
    }
  }

  private void filter(int... numbers) {
    Images x = images(0, numbers);
    Images y = outputFor(x, x);
    calls.filter(x, stencil.power(), y);
    put("filter", y, numbers);
  }

  private void convolve(int... numbers) {
    Images x = images(0, numbers);
    Images y = outputFor(x, x);
    calls.convolve(x, stencil, y);
    put("convolve", y, numbers);
  }

  private void correlate(int... numbers) {
    Images x = images(0, numbers);
    Images y = outputFor(x, x);
    calls.correlate(x, stencil, y);
    put("correlate", y, numbers);
  }

  private void gatherTwice() {
    float[] sums = new float[calls.transform().spectrumSize()];
    for (int[] numbers : new int[][] {{0, 1}, {2}}) {
      Images g = images(10, numbers);
      Images x = images(0, numbers);
      Images d = outputFor(g, x);
      calls.filterGathering(g, stencil.power(), d, x, sums);
      put("filterGathering", d, numbers);
    }
    all.put("gathered sums", calls.inverse(new Spectrum(sums, new float[sums.length])));
  }

  private void gatherProductsTwice() {
    Spectrum sums = Spectrum.zeros(calls.transform());
    for (int[] numbers : new int[][] {{0, 1}, {2}}) {
      calls.gatherProducts(images(10, numbers), images(0, numbers), sums);
    }
    all.put("gathered products", calls.inverse(sums));
  }
}
