package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.testing.Guarded;
import java.util.Arrays;

/**
 * A transform that is watched: before every call its scratch and outputs are NaN, after it the inputs are the same
 * and nothing outside the outputs was written. Images that it places itself begin at {@code offset}.
 */
record GuardedTransform(FourierTransform transform, int offset) {

  Images images(float[]... contents) {
    return new Images(offset, contents);
  }

  Images outputFor(Images inputs) {
    return Images.unwritten(offset + 2, inputs);
  }

  Spectrum forward(float[] image) {
    Images x = images(image);
    Guarded re = new Guarded(unwritten(transform.spectrumSize()), 0, 3);
    Guarded im = new Guarded(unwritten(transform.spectrumSize()), 0, 1);
    transform.forward(x.array, x.first, re.array, im.array, scratch());
    x.checkUntouched(name("forward's x"));
    re.check(name("forward's re"));
    im.check(name("forward's im"));
    return new Spectrum(re.content(), im.content());
  }

  float[] inverse(Spectrum spectrum) {
    float[] re = spectrum.re().clone();
    float[] im = spectrum.im().clone();
    Images x = new Images(offset, unwritten(transform.shape().imageSize()));
    transform.inverse(re, im, x.array, x.first, scratch());
    x.checkGuards(name("inverse's x"));
    checkSame("inverse's re", re, spectrum.re());
    checkSame("inverse's im", im, spectrum.im());
    return x.contents().getFirst();
  }

  void filter(Images x, float[] multiplier, Images y) {
    float[] factors = multiplier.clone();
    transform.filter(x.array, x.first, x.second, factors, y.array, y.first, y.second, scratch());
    check("filter", y, x);
    checkSame("filter's multiplier", factors, multiplier);
  }

  void filterGathering(Images g, float[] multiplier, Images d, Images x, float[] sums) {
    float[] factors = multiplier.clone();
    transform.filterGathering(
        g.array, g.first, g.second, factors, d.array, d.first, d.second, x.array, x.first, x.second,
        sums, scratch());
    check("filterGathering", d, g, x);
    checkSame("filterGathering's multiplier", factors, multiplier);
  }

  void convolve(Images x, Spectrum k, Images y) {
    float[] re = k.re().clone();
    float[] im = k.im().clone();
    transform.convolve(x.array, x.first, x.second, re, im, y.array, y.first, y.second, scratch());
    check("convolve", y, x);
    checkSame("convolve's re", re, k.re());
    checkSame("convolve's im", im, k.im());
  }

  void correlate(Images x, Spectrum k, Images y) {
    float[] re = k.re().clone();
    float[] im = k.im().clone();
    transform.correlate(x.array, x.first, x.second, re, im, y.array, y.first, y.second, scratch());
    check("correlate", y, x);
    checkSame("correlate's re", re, k.re());
    checkSame("correlate's im", im, k.im());
  }

  void gatherProducts(Images u, Images x, Spectrum sums) {
    transform.gatherProducts(
        u.array, u.first, u.second, x.array, x.first, x.second, sums.re(), sums.im(), scratch());
    u.checkUntouched(name("gatherProducts' u"));
    x.checkUntouched(name("gatherProducts' x"));
  }

  private void check(String method, Images output, Images... inputs) {
    output.checkGuards(name(method + "'s output"));
    for (Images input : inputs) {
      if (input != output) {
        input.checkUntouched(name(method + "'s input"));
      }
    }
  }

  private void checkSame(String what, float[] now, float[] before) {
    if (!Arrays.equals(now, before)) {
      throw new AssertionError(name(what) + ": was written, may only be read");
    }
  }

  private String name(String what) {
    return transform.getClass().getSimpleName() + " " + transform.shape() + ", " + what;
  }

  private float[] scratch() {
    return unwritten(transform.scratchSize());
  }

  private static float[] unwritten(int size) {
    float[] numbers = new float[size];
    Arrays.fill(numbers, Float.NaN);
    return numbers;
  }
}
