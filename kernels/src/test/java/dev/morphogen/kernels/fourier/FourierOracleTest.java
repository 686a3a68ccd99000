package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.fourier.JTransformsConvolution.Factor;
import dev.morphogen.kernels.testing.EveryKernelSet;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.Same;
import dev.morphogen.kernels.testing.Tolerances;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Filters and convolutions equal those of JTransforms, which knows nothing of ours; also at the paper's shapes. */
class FourierOracleTest extends EveryKernelSet {

  static Stream<FourierShape> shapes() {
    return Stream.of(Axes.values())
        .flatMap(axes ->
            Stream.of(
                    new int[][] {
                      {2, 3, 5},
                      {4, 7, 3},
                      {8, 8, 128},
                      {16, 16, 64},
                      {13, 11, 17},
                      {28, 28, 7},
                      {14, 12, 33},
                      {31, 2, 37},
                      {25, 27, 2},
                      {32, 32, 32},
                      {12, 48, 48}
                    })
                .map(s -> new FourierShape(s[0], s[1], s[2], axes)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void filtersAndConvolutionsEqualThoseOfJTransforms(FourierShape shape) {
    float[] stencil = TransformResults.stencil(shape);
    GuardedTransform calls = new GuardedTransform(kernels.fourier(shape), 5);
    Spectrum k = calls.forward(stencil);
    double largest = Tolerances.largest(k.power());
    Images x = calls.images(image(shape, 1), image(shape, 2));
    Images y = calls.outputFor(x);
    calls.filter(x, k.power(), y);
    check(shape, stencil, Factor.POWER, x, y, largest);
    calls.convolve(x, k, y);
    check(shape, stencil, Factor.EIGENVALUE, x, y, Math.sqrt(largest));
    calls.correlate(x, k, y);
    check(shape, stencil, Factor.CONJUGATE, x, y, Math.sqrt(largest));
  }

  private static void check(
      FourierShape shape, float[] stencil, Factor factor, Images x, Images y, double largest) {
    List<float[]> actual = y.contents();
    JTransformsConvolution oracle = new JTransformsConvolution(shape, stencil);
    double tolerance = Tolerances.fourier(shape.length(), Math.max(1, largest));
    for (int i = 0; i < 2; i++) {
      float[] expected = oracle.apply(x.contents().get(i), factor);
      Same.check(factor + " of image " + i, actual.get(i), expected, tolerance);
    }
  }

  private static float[] image(FourierShape shape, int seed) {
    return Gaussian.numbers(shape.imageSize(), seed);
  }
}
