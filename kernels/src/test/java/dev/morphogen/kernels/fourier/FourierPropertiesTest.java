package dev.morphogen.kernels.fourier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.testing.Adjoint;
import dev.morphogen.kernels.testing.EveryKernelSet;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.Same;
import dev.morphogen.kernels.testing.Tolerances;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every Fourier transform, with no other to compare to; F⁻¹ shows what spectra hide. */
class FourierPropertiesTest extends EveryKernelSet {

  static Stream<FourierShape> shapes() {
    return FourierTransformTest.fewShapes();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void impulseHasTheSpectrumOfOnes(FourierShape shape) {
    GuardedTransform calls = calls(shape);
    float[] impulse = impulse(shape);
    Spectrum spectrum = calls.forward(impulse);
    double tolerance = Tolerances.fourier(shape.length(), 1);
    // Frequencies that belong to none may hold anything.
    long ones =
        IntStream.range(0, spectrum.re().length)
            .filter(i -> Math.abs(spectrum.re()[i] - 1) <= tolerance)
            .filter(i -> Math.abs(spectrum.im()[i]) <= tolerance)
            .count();
    assertThat(ones).isGreaterThanOrEqualTo(shape.imageSize());
    float[] all = ones(spectrum.re().length);
    Same.check(
        "F⁻¹ 1", calls.inverse(new Spectrum(all, new float[all.length])), impulse, tolerance);
  }

  /** What would be the imaginary part of F⁻¹ must not show. */
  @ParameterizedTest
  @MethodSource("shapes")
  void inverseKeepsTheRealPart(FourierShape shape) {
    GuardedTransform calls = calls(shape);
    float[] x = Gaussian.numbers(shape.imageSize(), 1);
    Spectrum real = calls.forward(x);
    Spectrum other = calls.forward(Gaussian.numbers(shape.imageSize(), 2));
    float[] re = real.re().clone();
    float[] im = real.im().clone();
    for (int i = 0; i < re.length; i++) {
      // i·(the spectrum of real numbers) is the spectrum of imaginary ones.
      re[i] -= other.im()[i];
      im[i] += other.re()[i];
    }
    double tolerance = Tolerances.fourier(shape.length(), 2);
    Same.check("Re F⁻¹", calls.inverse(new Spectrum(re, im)), x, tolerance);
  }

  /** Convolved with ones, all that is left of an image is its sum, everywhere: frequency 0. */
  @ParameterizedTest
  @MethodSource("shapes")
  void constantImageHasOneFrequency(FourierShape shape) {
    GuardedTransform calls = calls(shape);
    Images x = calls.images(image(shape, 1));
    Images y = calls.outputFor(x);
    calls.convolve(x, calls.forward(ones(shape.imageSize())), y);
    int apart = shape.imageSize() / shape.length();
    float[] expected = new float[shape.imageSize()];
    for (int c = 0; c < apart; c++) {
      double sum = Adjoint.dot(channel(image(shape, 1), c, apart), ones(shape.length()));
      for (int i = c; i < expected.length; i += apart) {
        expected[i] = (float) sum;
      }
    }
    double tolerance = Tolerances.fourier(shape.length(), shape.length());
    Same.check("sums", y.contents().getFirst(), expected, tolerance);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void multiplierOfOnesIsTheIdentity(FourierShape shape) {
    GuardedTransform calls = calls(shape);
    Images x = calls.images(image(shape, 1), image(shape, 2));
    Images y = calls.outputFor(x);
    calls.filter(x, ones(calls.transform().spectrumSize()), y);
    double tolerance = Tolerances.fourier(shape.length(), 1);
    for (int i = 0; i < 2; i++) {
      Same.check("identity", y.contents().get(i), x.contents().get(i), tolerance);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void filtersAreLinear(FourierShape shape) {
    float[] a = image(shape, 1);
    float[] b = image(shape, 2);
    float[] sum = new float[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = 3 * a[i] - b[i];
    }
    GuardedTransform calls = calls(shape);
    float[] multiplier = calls.forward(TransformResults.stencil(shape)).power();
    float[] ofA = filtered(calls, multiplier, a);
    float[] ofB = filtered(calls, multiplier, b);
    float[] expected = new float[a.length];
    for (int i = 0; i < sum.length; i++) {
      expected[i] = 3 * ofA[i] - ofB[i];
    }
    Same.check(
        "filter of 3a − b",
        filtered(calls, multiplier, sum),
        expected,
        tolerance(shape, multiplier));
  }

  /** A shift of the image around its borders is one of the result. */
  @ParameterizedTest
  @MethodSource("shapes")
  void filtersCommuteWithShifts(FourierShape shape) {
    float[] x = image(shape, 1);
    GuardedTransform calls = calls(shape);
    float[] multiplier = calls.forward(TransformResults.stencil(shape)).power();
    float[] filtered = filtered(calls, multiplier, x);
    Same.check(
        "filter of a shifted image",
        filtered(calls, multiplier, shifted(shape, x)),
        shifted(shape, filtered),
        tolerance(shape, multiplier));
  }

  /** Parseval: Σ|F x|² / length = Σ x², which stands at place 0 of the autocorrelation. */
  @ParameterizedTest
  @MethodSource("shapes")
  void spectrumHasTheEnergyOfTheImages(FourierShape shape) {
    GuardedTransform calls = calls(shape);
    float[] a = image(shape, 1);
    float[] b = image(shape, 2);
    Spectrum sums = Spectrum.zeros(calls.transform());
    calls.gatherProducts(calls.images(a, b), calls.images(a, b), sums);
    float[] correlation = calls.inverse(sums);
    int apart = shape.imageSize() / shape.length();
    for (int c = 0; c < apart; c++) {
      double energy = Adjoint.dot(channel(a, c, apart), channel(a, c, apart));
      energy += Adjoint.dot(channel(b, c, apart), channel(b, c, apart));
      Same.check(
          "energy of channel " + c,
          new float[] {correlation[c]},
          new float[] {(float) energy},
          Tolerances.fourier(shape.length(), energy));
    }
  }

  private GuardedTransform calls(FourierShape shape) {
    return new GuardedTransform(kernels.fourier(shape), 3);
  }

  private static double tolerance(FourierShape shape, float[] multiplier) {
    return Tolerances.fourier(shape.length(), 4 * Math.max(1, Tolerances.largest(multiplier)));
  }

  private static float[] filtered(GuardedTransform calls, float[] multiplier, float[] image) {
    Images x = calls.images(image);
    Images y = calls.outputFor(x);
    calls.filter(x, multiplier, y);
    return y.contents().getFirst();
  }

  /** Down by one, right by two and, where the transform goes along the channels, on by three. */
  private static float[] shifted(FourierShape shape, float[] x) {
    int shift = shape.axes() == Axes.PIXELS ? 0 : 3;
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      int c = (i % shape.channels() + shift) % shape.channels();
      int w = (i / shape.channels() % shape.width() + 2) % shape.width();
      int h = (i / shape.channels() / shape.width() + 1) % shape.height();
      y[(h * shape.width() + w) * shape.channels() + c] = x[i];
    }
    return y;
  }

  private static float[] channel(float[] image, int channel, int apart) {
    float[] numbers = new float[image.length / apart];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = image[i * apart + channel];
    }
    return numbers;
  }

  private static float[] image(FourierShape shape, int seed) {
    return Gaussian.numbers(shape.imageSize(), seed);
  }

  /** 1 at place 0 of every transform. */
  private static float[] impulse(FourierShape shape) {
    float[] impulse = new float[shape.imageSize()];
    Arrays.fill(impulse, 0, shape.imageSize() / shape.length(), 1);
    return impulse;
  }

  private static float[] ones(int size) {
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return ones;
  }
}
