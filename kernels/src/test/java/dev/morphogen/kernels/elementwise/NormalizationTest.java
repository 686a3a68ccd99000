package dev.morphogen.kernels.elementwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.testing.EveryKernelSet;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.Guarded;
import dev.morphogen.kernels.testing.Same;
import dev.morphogen.kernels.testing.Tolerances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizationTest extends EveryKernelSet {

  private interface Sweep {
    void run(Normalization kernel, float[] out, int outAt);
  }

  private interface Sums {
    void run(Normalization kernel, double[] sums);
  }

  static Stream<int[]> shapes() {
    List<int[]> shapes = new ArrayList<>();
    for (int channels : new int[] {1, 3, 5, 16, 17, 33, 64, 67, 96, 600}) {
      for (int pixels : new int[] {1, 2, 7, 64, 131}) {
        shapes.add(new int[] {pixels, channels});
      }
    }
    return shapes.stream();
  }

  @ParameterizedTest(name = "{0} pixels, channels")
  @MethodSource("shapes")
  void sweepsEqualTheReference(int[] shape) {
    int pixels = shape[0];
    int channels = shape[1];
    int size = pixels * channels;
    Guarded z = new Guarded(Gaussian.numbers(size, 1), 1, 0);
    Guarded g = new Guarded(Gaussian.numbers(size, 2), 2, 0);
    Guarded y = new Guarded(Gaussian.numbers(size, 3), 4, 0);
    float[] scale = Gaussian.numbers(channels, 5);
    float[] shift = Gaussian.numbers(channels, 6);
    float[] abd = Gaussian.numbers(3 * channels, 7);
    same(pixels, channels, 0, (k, out, at) -> k.apply(z.array, z.offset, scale, shift, out, at));
    same(
        pixels, channels, 0, (k, out, at) -> k.applyRelu(z.array, z.offset, scale, shift, out, at));
    same(
        pixels,
        channels,
        0,
        (k, out, at) ->
            k.reaction(y.array, y.offset, z.array, z.offset, scale, shift, 0.3f, out, at));
    // a·g + b·z + d rounds twice here and once in the reference.
    float tolerance = (float) Tolerances.sum(2, 5, 5);
    same(
        pixels,
        channels,
        tolerance,
        (k, out, at) -> k.gradient(g.array, g.offset, z.array, z.offset, abd, out, at));
    same(
        pixels,
        channels,
        tolerance,
        (k, out, at) ->
            k.reluGradient(g.array, g.offset, z.array, z.offset, scale, shift, abd, out, at));
  }

  private void same(int pixels, int channels, float tolerance, Sweep sweep) {
    float[] expected = new float[pixels * channels];
    sweep.run(Kernels.reference().normalization(pixels, channels), expected, 0);
    Guarded out = new Guarded(new float[pixels * channels], 3, 2);
    sweep.run(kernels.normalization(pixels, channels), out.array, out.offset);
    Same.check("sweep", out.content(), expected, tolerance);
    out.check("output");
  }

  @ParameterizedTest(name = "{0} pixels, channels")
  @MethodSource("shapes")
  void sumsEqualTheReferenceAndAreAdded(int[] shape) {
    int pixels = shape[0];
    int channels = shape[1];
    Guarded z = new Guarded(Gaussian.numbers(pixels * channels, 1), 1, 0);
    Guarded g = new Guarded(Gaussian.numbers(pixels * channels, 2), 2, 0);
    float[] scale = Gaussian.numbers(channels, 5);
    float[] shift = Gaussian.numbers(channels, 6);
    sameSums(pixels, channels, (k, sums) -> k.sums(z.array, z.offset, sums));
    sameSums(
        pixels, channels, (k, sums) -> k.gradientSums(g.array, g.offset, z.array, z.offset, sums));
    sameSums(
        pixels,
        channels,
        (k, sums) -> k.reluGradientSums(g.array, g.offset, z.array, z.offset, scale, shift, sums));
  }

  private void sameSums(int pixels, int channels, Sums sums) {
    double[] expected = new double[2 * channels];
    double[] actual = new double[2 * channels + 1];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = i;
      actual[i] = i;
    }
    sums.run(Kernels.reference().normalization(pixels, channels), expected);
    sums.run(kernels.normalization(pixels, channels), actual);
    double tolerance = Tolerances.sum(Math.min(pixels, 64), 5, 5);
    assertThat(actual).hasSize(2 * channels + 1).endsWith(0.0);
    assertThat(Arrays.copyOf(actual, 2 * channels)).containsExactly(expected, within(tolerance));
  }

  /**
   * The variance of a large image far from zero, where Σ z² − (Σ z)²/n cancels. Blocks summed in single precision are
   * off by 3e-6 at most, whole images by 1e-4.
   */
  @ParameterizedTest
  @ValueSource(ints = {16, 17, 64})
  void varianceOfALargeImage(int channels) {
    int pixels = 96 * 96;
    float[] z = Gaussian.numbers(pixels * channels, 1);
    for (int i = 0; i < z.length; i++) {
      z[i] += 10;
    }
    double[] sums = new double[2 * channels];
    kernels.normalization(pixels, channels).sums(z, 0, sums);
    for (int c = 0; c < channels; c++) {
      double mean = sums[c] / pixels;
      double variance = sums[channels + c] / pixels - mean * mean;
      double expected = variance(z, channels, c);
      assertThat(variance).as("channel %d", c).isCloseTo(expected, within(1e-5 * expected));
    }
  }

  private static double variance(float[] z, int channels, int channel) {
    int pixels = z.length / channels;
    double sum = 0;
    for (int p = 0; p < pixels; p++) {
      sum += z[p * channels + channel];
    }
    double squares = 0;
    for (int p = 0; p < pixels; p++) {
      squares += Math.pow(z[p * channels + channel] - sum / pixels, 2);
    }
    return squares / pixels;
  }

  @ParameterizedTest(name = "{0} pixels, channels")
  @MethodSource("shapes")
  void outputMayBeTheInput(int[] shape) {
    Normalization kernel = kernels.normalization(shape[0], shape[1]);
    float[] z = Gaussian.numbers(shape[0] * shape[1], 1);
    float[] scale = Gaussian.numbers(shape[1], 5);
    float[] shift = Gaussian.numbers(shape[1], 6);
    float[] expected = new float[z.length];
    kernel.applyRelu(z, 0, scale, shift, expected, 0);
    kernel.applyRelu(z, 0, scale, shift, z, 0);
    Same.check("in place", z, expected, 0);
    float[] y = Gaussian.numbers(z.length, 3);
    kernel.reaction(y, 0, z, 0, scale, shift, 0.3f, expected, 0);
    kernel.reaction(y, 0, z, 0, scale, shift, 0.3f, y, 0);
    Same.check("in place", y, expected, 0);
    float[] abd = Gaussian.numbers(3 * shape[1], 7);
    kernel.reluGradient(y, 0, z, 0, scale, shift, abd, expected, 0);
    kernel.reluGradient(y, 0, z, 0, scale, shift, abd, y, 0);
    Same.check("in place", y, expected, 0);
    kernel.gradient(y, 0, z, 0, abd, expected, 0);
    kernel.gradient(y, 0, z, 0, abd, y, 0);
    Same.check("in place", y, expected, 0);
    kernel.apply(z, 0, scale, shift, expected, 0);
    kernel.apply(z, 0, scale, shift, z, 0);
    Same.check("in place", z, expected, 0);
  }

  @ParameterizedTest(name = "{0} pixels, channels")
  @MethodSource("shapes")
  void reluPassesAGradientExactlyWhereItsOutputIsPositive(int[] shape) {
    int channels = shape[1];
    Normalization kernel = kernels.normalization(shape[0], channels);
    float[] z = Gaussian.numbers(shape[0] * channels, 1);
    float[] scale = Gaussian.numbers(channels, 5);
    float[] shift = new float[channels];
    // The first pixel lies on the edge up to rounding.
    for (int c = 0; c < channels; c++) {
      shift[c] = -scale[c] * z[c];
    }
    float[] relu = new float[z.length];
    kernel.applyRelu(z, 0, scale, shift, relu, 0);
    float[] onlyG = new float[3 * channels];
    Arrays.fill(onlyG, 0, channels, 1);
    float[] ones = new float[z.length];
    Arrays.fill(ones, 1);
    float[] passed = new float[z.length];
    kernel.reluGradient(ones, 0, z, 0, scale, shift, onlyG, passed, 0);
    float[] expected = new float[z.length];
    for (int i = 0; i < z.length; i++) {
      expected[i] = relu[i] > 0 ? 1 : 0;
    }
    Same.check("passed", passed, expected, 0);
  }

  /** A training that diverged must show. */
  @ParameterizedTest(name = "{0} pixels, channels")
  @MethodSource("shapes")
  void reluKeepsNaN(int[] shape) {
    float[] z = new float[shape[0] * shape[1]];
    Arrays.fill(z, Float.NaN);
    float[] scale = Gaussian.numbers(shape[1], 5);
    kernels.normalization(shape[0], shape[1]).applyRelu(z, 0, scale, scale, z, 0);
    for (float number : z) {
      assertTrue(Float.isNaN(number));
    }
  }
}
