package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.Extent;

/**
 * The discrete Fourier transform F of images {@code [h, w, c]} and what is done between F and F⁻¹:
 * x̂[p] = Σ_q x[q]·exp(−2πi⟨p, q⟩), with ⟨p, q⟩ = Σ p·q/n over the {@link Axes} of the transform.
 *
 * <p>A real convolution acts on the real and on the imaginary part of x₁ + i·x₂ separately, so two images
 * are transformed as one. Methods take them as {@code (array, first, second)}, the places where they begin;
 * an image that has no companion is given as {@code second == first}, in all arrays of a call.
 *
 * <p>A <em>spectrum</em> is {@link #spectrumSize} numbers, the transform's frequencies in an order of its own,
 * perhaps with some that belong to none; real and imaginary parts are two arrays. Numbers of one kernel's spectra
 * can be combined with each other, index by index, and mean nothing to another kernel.
 *
 * <p>The caller owns every array; inputs are never written; an output may be the same slice as an input; {@code
 * scratch} is overwritten. Safe for many threads, each with scratch of its own.
 */
public abstract class FourierTransform {

  /** What this transform was made for. */
  protected final FourierShape shape;

  /** A transform for one shape. */
  protected FourierTransform(FourierShape shape) {
    this.shape = shape;
  }

  /** What this transform was made for. */
  public final FourierShape shape() {
    return shape;
  }

  /** Numbers of a spectrum's real part. */
  public abstract int spectrumSize();

  /** Numbers of scratch that a call needs. */
  public abstract int scratchSize();

  /** re + i·im = F x for one image. */
  public final void forward(float[] x, int offset, float[] re, float[] im, float[] scratch) {
    checkImages("x", x, offset, offset);
    checkSpectrum("re", re);
    checkSpectrum("im", im);
    checkScratch(scratch);
    transform(x, offset, re, im, scratch);
  }

  /** x = the real part of F⁻¹(re + i·im), one image. */
  public final void inverse(float[] re, float[] im, float[] x, int offset, float[] scratch) {
    checkSpectrum("re", re);
    checkSpectrum("im", im);
    checkImages("x", x, offset, offset);
    checkScratch(scratch);
    invert(re, im, x, offset, scratch);
  }

  /** y = F⁻¹(multiplier·F x) with a real multiplier that is even in every frequency. */
  public final void filter(
      float[] x, int x1, int x2, float[] multiplier, float[] y, int y1, int y2, float[] scratch) {
    checkImages("x", x, x1, x2);
    checkSpectrum("multiplier", multiplier);
    checkImages("y", y, y1, y2);
    requireAsMany("y", y1, y2, "x", x1, x2);
    checkScratch(scratch);
    filterBoth(x, x1, x2, multiplier, y, y1, y2, scratch);
  }

  /**
   * d = F⁻¹(multiplier·F g), and sums += Re(conj(F g)·F x) up to a part that is odd in the frequency and so
   * adds nothing to the real part of an inverse transform.
   */
  public final void filterGathering(
      float[] g,
      int g1,
      int g2,
      float[] multiplier,
      float[] d,
      int d1,
      int d2,
      float[] x,
      int x1,
      int x2,
      float[] sums,
      float[] scratch) {
    checkImages("g", g, g1, g2);
    checkSpectrum("multiplier", multiplier);
    checkImages("d", d, d1, d2);
    requireAsMany("d", d1, d2, "g", g1, g2);
    checkImages("x", x, x1, x2);
    requireAsMany("x", x1, x2, "g", g1, g2);
    checkSpectrum("sums", sums);
    checkScratch(scratch);
    filterBothGathering(g, g1, g2, multiplier, d, d1, d2, x, x1, x2, sums, scratch);
  }

  /** The circular convolution y = F⁻¹(k·F x), where k = re + i·im is the transform of real numbers. */
  public final void convolve(
      float[] x,
      int x1,
      int x2,
      float[] re,
      float[] im,
      float[] y,
      int y1,
      int y2,
      float[] scratch) {
    checkConvolution(x, x1, x2, re, im, y, y1, y2, scratch);
    convolveBoth(x, x1, x2, re, im, false, y, y1, y2, scratch);
  }

  /** The circular cross-correlation y = F⁻¹(conj(k)·F x), the transpose of {@link #convolve}. */
  public final void correlate(
      float[] x,
      int x1,
      int x2,
      float[] re,
      float[] im,
      float[] y,
      int y1,
      int y2,
      float[] scratch) {
    checkConvolution(x, x1, x2, re, im, y, y1, y2, scratch);
    convolveBoth(x, x1, x2, re, im, true, y, y1, y2, scratch);
  }

  /**
   * sumsRe + i·sumsIm += F u·conj(F x), up to a part that adds nothing to the real part of an inverse
   * transform.
   */
  public final void gatherProducts(
      float[] u,
      int u1,
      int u2,
      float[] x,
      int x1,
      int x2,
      float[] sumsRe,
      float[] sumsIm,
      float[] scratch) {
    checkImages("u", u, u1, u2);
    checkImages("x", x, x1, x2);
    requireAsMany("x", x1, x2, "u", u1, u2);
    checkSpectrum("sumsRe", sumsRe);
    checkSpectrum("sumsIm", sumsIm);
    checkScratch(scratch);
    gatherBoth(u, u1, u2, x, x1, x2, sumsRe, sumsIm, scratch);
  }

  private void checkConvolution(
      float[] x,
      int x1,
      int x2,
      float[] re,
      float[] im,
      float[] y,
      int y1,
      int y2,
      float[] scratch) {
    checkImages("x", x, x1, x2);
    checkSpectrum("re", re);
    checkSpectrum("im", im);
    checkImages("y", y, y1, y2);
    requireAsMany("y", y1, y2, "x", x1, x2);
    checkScratch(scratch);
  }

  private void checkImages(String name, float[] array, int first, int second) {
    Extent.check(name, array, first, shape.imageSize());
    Extent.check(name, array, second, shape.imageSize());
  }

  private static void requireAsMany(
      String name, int first, int second, String other, int otherFirst, int otherSecond) {
    boolean one = first == second;
    if (one != (otherFirst == otherSecond)) {
      throw new IllegalArgumentException(
          "%s: expected %s, as for %s, got %s"
              .formatted(name, one ? "two images" : "one image", other, one ? "one" : "two"));
    }
  }

  private void checkSpectrum(String name, float[] numbers) {
    Extent.check(name, numbers, 0, spectrumSize());
  }

  private void checkScratch(float[] scratch) {
    Extent.check("scratch", scratch, 0, scratchSize());
  }

  /** See {@link #forward}. */
  protected abstract void transform(float[] x, int offset, float[] re, float[] im, float[] scratch);

  /** See {@link #inverse}. */
  protected abstract void invert(float[] re, float[] im, float[] x, int offset, float[] scratch);

  /** See {@link #filter}. */
  protected abstract void filterBoth(
      float[] x, int x1, int x2, float[] multiplier, float[] y, int y1, int y2, float[] scratch);

  /** See {@link #filterGathering}. */
  protected abstract void filterBothGathering(
      float[] g,
      int g1,
      int g2,
      float[] multiplier,
      float[] d,
      int d1,
      int d2,
      float[] x,
      int x1,
      int x2,
      float[] sums,
      float[] scratch);

  /** See {@link #convolve}, and with the {@code conjugate} of k {@link #correlate}. */
  protected abstract void convolveBoth(
      float[] x,
      int x1,
      int x2,
      float[] re,
      float[] im,
      boolean conjugate,
      float[] y,
      int y1,
      int y2,
      float[] scratch);

  /** See {@link #gatherProducts}. */
  protected abstract void gatherBoth(
      float[] u,
      int u1,
      int u2,
      float[] x,
      int x1,
      int x2,
      float[] sumsRe,
      float[] sumsIm,
      float[] scratch);
}
