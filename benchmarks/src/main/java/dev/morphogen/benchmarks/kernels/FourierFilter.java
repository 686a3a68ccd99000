package dev.morphogen.benchmarks.kernels;

import dev.morphogen.kernels.CacheLines;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.FourierDiffusion;
import dev.morphogen.kernels.fourier.FourierShape;
import dev.morphogen.kernels.fourier.FourierTransform;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.Same;
import dev.morphogen.kernels.testing.Tolerances;
import java.util.Arrays;

/** A pair of images filtered at once: an implicit time step of diffusion, eq. (11), with 3x3 stencils. */
final class FourierFilter {

  private static final int STENCIL = 3;

  final FourierTransform transform;

  /** Two images, each at the beginning of a cache line, as a network has them. */
  final float[] x;

  /** The result, as {@link #x}. */
  final float[] y;

  /** D's eigenvalues, in the transform's order of frequencies. */
  final float[] multiplier;

  /** Where the images begin. */
  final int first = CacheLines.FIRST;

  final int second;

  private final float[] scratch;

  FourierFilter(Kernels from, FourierShape shape) {
    transform = from.fourier(shape);
    second = CacheLines.next(first + shape.imageSize());
    x = Gaussian.numbers(second + shape.imageSize(), 1);
    y = new float[x.length];
    scratch = new float[transform.scratchSize()];
    multiplier = new float[transform.spectrumSize()];
    FourierDiffusion diffusion =
        new FourierDiffusion(transform, STENCIL, TimeIntegration.IMPLICIT, 1);
    float[] stencils = Gaussian.numbers(STENCIL * STENCIL * shape.channels(), 2);
    float[] re = new float[multiplier.length];
    float[] im = new float[multiplier.length];
    float[] image = new float[shape.imageSize()];
    diffusion.prepare(stencils, 0, re, im, multiplier, image, scratch);
  }

  /** Axes and shape, written as {@code PIXELS:32x32x32}. */
  static FourierShape parse(String filter) {
    String[] parts = filter.split(":", 2);
    int[] sizes = Shapes.parse(parts[1]);
    return new FourierShape(sizes[0], sizes[1], sizes[2], Axes.valueOf(parts[0]));
  }

  void run() {
    transform.filter(x, first, second, multiplier, y, first, second, scratch);
  }

  /**
   * Checks results for the same images against this filter's.
   *
   * @throws AssertionError naming the first number that differs
   */
  void check(String what, float[] result) {
    double close = Tolerances.fourier(transform.shape().length(), 1);
    for (int image : new int[] {first, second}) {
      Same.check(what, image(result, image), image(y, image), close);
    }
  }

  private float[] image(float[] numbers, int from) {
    return Arrays.copyOfRange(numbers, from, from + transform.shape().imageSize());
  }

  /** 5·N·log₂ N a complex transform of N numbers, as FFTW counts, there and back: of a pair. */
  static double flops(FourierShape shape) {
    double transforms = 2.0 * shape.imageSize() / shape.length();
    return transforms * 5 * shape.length() * Math.log(shape.length()) / Math.log(2);
  }

  /** Bytes of the pair read and written once. */
  static double bytes(FourierShape shape) {
    return 2.0 * 2 * Float.BYTES * shape.imageSize();
  }
}
