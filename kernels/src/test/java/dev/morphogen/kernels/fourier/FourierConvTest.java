package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.depthwise.DepthwiseConvolution;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.testing.Convolution;
import dev.morphogen.kernels.testing.ConvolutionChecks;
import dev.morphogen.kernels.testing.EveryKernelSet;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.Same;
import dev.morphogen.kernels.testing.Tolerances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolution by Fourier transform against convolution without one. */
class FourierConvTest extends EveryKernelSet {

  /** {h, w, c, stencil}: also stencils as wide as the image, and wider. */
  static Stream<int[]> depthwise() {
    List<int[]> shapes = new ArrayList<>();
    for (int stencil : new int[] {3, 5, 7}) {
      for (int[] size : new int[][] {{1, 1}, {2, 3}, {4, 4}, {7, 7}, {8, 5}, {11, 13}}) {
        for (int channels : new int[] {1, 5, 17}) {
          shapes.add(new int[] {size[0], size[1], channels, stencil});
        }
      }
    }
    shapes.add(new int[] {12, 12, 33, 3});
    shapes.add(new int[] {14, 14, 16, 5});
    shapes.add(new int[] {28, 28, 5, 7});
    shapes.add(new int[] {32, 32, 3, 3});
    shapes.add(new int[] {7, 7, 3, 9});
    shapes.add(new int[] {48, 32, 3, 7});
    shapes.add(new int[] {96, 96, 1, 3});
    return shapes.stream();
  }

  /** {h, w, c, stencil}. */
  static Stream<int[]> circulant() {
    return Stream.of(
        new int[] {8, 8, 4, 3},
        new int[] {8, 8, 4, 5},
        new int[] {3, 2, 5, 5},
        new int[] {1, 2, 17, 3},
        new int[] {4, 7, 3, 7},
        new int[] {2, 3, 33, 3},
        new int[] {5, 4, 1, 3});
  }

  @ParameterizedTest
  @MethodSource("depthwise")
  void equalsTheDirectPeriodicConvolution(int[] s) {
    depthwiseChecks(s).equalsReference(direct(s));
  }

  @ParameterizedTest
  @MethodSource("depthwise")
  void transposeIsTheAdjoint(int[] s) {
    depthwiseChecks(s).adjoint();
  }

  @ParameterizedTest
  @MethodSource("depthwise")
  void givesTheSameBitsTwiceAndAtAnyOffset(int[] s) {
    depthwiseChecks(s).repeatable();
  }

  @ParameterizedTest
  @MethodSource("circulant")
  void circulantConvolutionEqualsTheMatrixOfTheEquation(int[] s) {
    ConvolutionChecks checks = new ConvolutionChecks(fourier(s, Axes.PIXELS_AND_CHANNELS));
    checks.equalsReference(new CirculantMatrix(s[0], s[1], s[2], s[3]));
    checks.adjoint();
    checks.gradients();
  }

  /** Every stencil by itself, which a wrong tap of one among many cannot hide behind. */
  @ParameterizedTest
  @MethodSource("circulant")
  void gradientsAreTheCentralDifferences(int[] s) {
    for (Axes axes : Axes.values()) {
      StencilGradients.check(fourier(s, axes));
    }
  }

  @ParameterizedTest
  @MethodSource("circulant")
  void circulantWithTheFirstStencilAloneIsOneDepthwiseStencilForAllChannels(int[] s) {
    Convolution circulant = fourier(s, Axes.PIXELS_AND_CHANNELS);
    int taps = s[3] * s[3];
    float[] shared = Gaussian.numbers(taps, 1);
    float[] stencils = Arrays.copyOf(shared, circulant.weightSize());
    float[] repeated = new float[circulant.weightSize()];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = shared[i % taps];
    }
    float[] x = Gaussian.numbers(circulant.inputSize(), 2);
    float[] actual = new float[x.length];
    float[] expected = new float[x.length];
    circulant.apply(stencils, x, 0, actual, 0, false);
    direct(s).apply(repeated, x, 0, expected, 0, false);
    double largest = Tolerances.largest(shared);
    double tolerance =
        Tolerances.sum(circulant.terms(), Tolerances.largest(x), Math.max(1, largest));
    Same.check("circulant", actual, expected, tolerance);
  }

  /** Two images at once: each by its own places, and both in the gradient. */
  @ParameterizedTest
  @MethodSource("circulant")
  void pairsEqualTwoImagesAlone(int[] s) {
    for (Axes axes : Axes.values()) {
      FourierConvolution alone = fourier(s, axes);
      int size = alone.inputSize();
      float[] stencils = Gaussian.numbers(alone.weightSize(), 1);
      float[] x = Gaussian.numbers(2 * size, 2);
      float[] u = Gaussian.numbers(2 * size, 3);
      float[][] expected = {new float[2 * size], new float[2 * size], new float[stencils.length]};
      for (int at : new int[] {0, size}) {
        alone.apply(stencils, x, at, expected[0], at, false);
        alone.transpose(stencils, u, at, expected[1], at, false);
        alone.addGradient(x, at, u, at, expected[2]);
      }
      float[][] actual = alone.ofPair(stencils, x, u);
      double sum = Tolerances.sum(alone.terms(), Tolerances.largest(x), 5);
      double gradient = Tolerances.sum(2 * alone.gradientTerms(), 5, 5);
      Same.check("K x", actual[0], expected[0], sum);
      Same.check("Kᵀ u", actual[1], expected[1], sum);
      Same.check("gradient", actual[2], expected[2], gradient);
    }
  }

  private ConvolutionChecks depthwiseChecks(int[] s) {
    return new ConvolutionChecks(fourier(s, Axes.PIXELS));
  }

  private FourierConvolution fourier(int[] s, Axes axes) {
    return new FourierConvolution(kernels.fourier(new FourierShape(s[0], s[1], s[2], axes)), s[3]);
  }

  private static Convolution direct(int[] s) {
    DepthwiseShape shape = new DepthwiseShape(s[0], s[1], s[2], s[3], Boundary.PERIODIC);
    return new DepthwiseConvolution(Kernels.reference().depthwise(shape));
  }
}
