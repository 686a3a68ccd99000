package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.fourier.TransformResults.Output;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.Same;
import dev.morphogen.kernels.testing.Tolerances;
import java.util.List;
import java.util.Map;

/** What must hold for every method of a Fourier transform; every check throws {@link AssertionError}. */
record TransformChecks(FourierTransform tested) {

  /** Pairs and single images, on slices that begin at odd places. */
  void equalReference() {
    TransformResults expected =
        new TransformResults(new FourierTransformReference(tested.shape()), 0, Output.APART);
    Map<String, float[]> actual = new TransformResults(tested, 3, Output.APART).all();
    expected
        .all()
        .forEach((what, numbers) -> {
          double tolerance = Tolerances.fourier(tested.shape().length(), size(what, expected));
          same(what, actual.get(what), numbers, tolerance);
        });
  }

  /** How large the numbers are that rounding errors come from; the images' own are about 1. */
  private double size(String what, TransformResults expected) {
    double eigenvalue = expected.largestEigenvalue();
    if (what.startsWith("gathered")) {
      // Sums of three images' random products.
      return Math.sqrt(3.0 * tested.shape().length());
    }
    if (what.startsWith("filter")) {
      return Math.max(1, eigenvalue * eigenvalue);
    }
    return Math.max(1, eigenvalue);
  }

  /** An output may be an input, and the bits are the same. */
  void inPlace() {
    sameBits("in place", new TransformResults(tested, 0, Output.IN_PLACE));
    sameBits("over the other", new TransformResults(tested, 0, Output.OVER_THE_OTHER));
  }

  /** The same bits twice, and wherever the slices begin. */
  void repeatable() {
    for (int offset : new int[] {0, 1, 8, 13}) {
      sameBits("from offset " + offset, new TransformResults(tested, offset, Output.APART));
    }
  }

  /** An image alone, and with whatever companion, even one a thousand times as large: the same up to rounding. */
  void companions() {
    float[] image = Gaussian.numbers(tested.shape().imageSize(), TransformResults.SEED);
    float[] other = Gaussian.numbers(image.length, TransformResults.SEED + 1);
    float[] loud = other.clone();
    for (int i = 0; i < loud.length; i++) {
      loud[i] *= 1000;
    }
    GuardedTransform calls = new GuardedTransform(tested, 1);
    float[] power = calls.forward(TransformResults.stencil(tested.shape())).power();
    float[] alone = filtered(calls, power, image).getFirst();
    double size = Math.max(1, Tolerances.largest(power));
    double tolerance = Tolerances.fourier(tested.shape().length(), size);
    same("with a companion", filtered(calls, power, image, other).getFirst(), alone, tolerance);
    same("as a companion", filtered(calls, power, other, image).getLast(), alone, tolerance);
    same(
        "with a loud one", filtered(calls, power, image, loud).getFirst(), alone, 1000 * tolerance);
  }

  private static List<float[]> filtered(
      GuardedTransform calls, float[] multiplier, float[]... images) {
    Images x = calls.images(images);
    Images y = calls.outputFor(x);
    calls.filter(x, multiplier, y);
    return y.contents();
  }

  private void same(String what, float[] actual, float[] expected, double tolerance) {
    Same.check(name(what), actual, expected, tolerance);
  }

  private void sameBits(String how, TransformResults actual) {
    new TransformResults(tested, 0, Output.APART)
        .all()
        .forEach((what, bits) -> same(what + ", " + how, actual.all().get(what), bits, 0));
  }

  private String name(String what) {
    return "%s %s, %s (seed %d)"
        .formatted(tested.getClass().getSimpleName(), tested.shape(), what, TransformResults.SEED);
  }
}
