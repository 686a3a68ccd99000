package dev.morphogen.kernels.fourier;

import java.util.Arrays;

/** The reference with one fault of a kind that fast transforms have. */
final class WrongTransform extends FourierTransform {

  enum Fault {
    /** None: what the others start from. */
    NONE,
    /** A twiddle factor of one frequency has the wrong sign, in {@code forward}. */
    FORWARD_SIGN,
    /** The same in {@code filter}. */
    FILTER_SIGN,
    /** The first column of a circulant matrix for its first row. */
    CHANNELS_REVERSED,
    /** The two images of a pair change places. */
    IMAGES_SWAPPED,
    /** The second image's part of the sums is lost. */
    SECOND_TERM_LOST,
    /** An image without a companion is taken for two. */
    ALONE_COUNTED_TWICE,
    /** Sums begin anew with every call. */
    SUMS_NOT_ADDED,
    /** x̂·conj(û) for û·conj(x̂). */
    WRONG_ONE_CONJUGATED,
    /** {@code convolve} goes the same way in both directions. */
    CONJUGATE_IGNORED,
    /** A number too many. */
    WRITES_BESIDE,
    /** A number too few. */
    LAST_NUMBER_FORGOTTEN,
    /** An input serves as scratch. */
    WRITES_INPUT
  }

  private final FourierTransform right;
  private final Fault fault;

  WrongTransform(FourierShape shape, Fault fault) {
    super(shape);
    right = new FourierTransformReference(shape);
    this.fault = fault;
  }

  @Override
  public int spectrumSize() {
    return right.spectrumSize();
  }

  @Override
  public int scratchSize() {
    return right.scratchSize();
  }

  @Override
  public String toString() {
    return fault + " " + shape;
  }

  @Override
  protected void transform(float[] x, int offset, float[] re, float[] im, float[] scratch) {
    float[] image = Arrays.copyOfRange(x, offset, offset + shape.imageSize());
    right.forward(fault == Fault.CHANNELS_REVERSED ? reversed(image) : image, 0, re, im, scratch);
    if (fault == Fault.FORWARD_SIGN) {
      im[oneFrequency()] *= -1;
    }
  }

  @Override
  protected void invert(float[] re, float[] im, float[] x, int offset, float[] scratch) {
    right.inverse(re, im, x, offset, scratch);
  }

  @Override
  protected void filterBoth(
      float[] x, int x1, int x2, float[] multiplier, float[] y, int y1, int y2, float[] scratch) {
    boolean swapped = fault == Fault.IMAGES_SWAPPED;
    right.filter(x, x1, x2, multiplier, y, swapped ? y2 : y1, swapped ? y1 : y2, scratch);
    switch (fault) {
      case FILTER_SIGN -> turnOneFrequency(y, y1, scratch);
      case WRITES_BESIDE -> y[y2 + shape.imageSize()] = 0;
      case LAST_NUMBER_FORGOTTEN -> y[y2 + shape.imageSize() - 1] = Float.NaN;
      case WRITES_INPUT -> x[x1] += 1;
      default -> {}
    }
  }

  @Override
  protected void filterBothGathering(
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
    gatherBoth(g, g1, g2, x, x1, x2, sums, new float[sums.length], scratch);
    right.filter(g, g1, g2, multiplier, d, d1, d2, scratch);
  }

  @Override
  protected void convolveBoth(
      float[] x,
      int x1,
      int x2,
      float[] re,
      float[] im,
      boolean conjugate,
      float[] y,
      int y1,
      int y2,
      float[] scratch) {
    if (conjugate && fault != Fault.CONJUGATE_IGNORED) {
      right.correlate(x, x1, x2, re, im, y, y1, y2, scratch);
    } else {
      right.convolve(x, x1, x2, re, im, y, y1, y2, scratch);
    }
  }

  @Override
  protected void gatherBoth(
      float[] u,
      int u1,
      int u2,
      float[] x,
      int x1,
      int x2,
      float[] sumsRe,
      float[] sumsIm,
      float[] scratch) {
    boolean lost = fault == Fault.SECOND_TERM_LOST;
    if (fault == Fault.SUMS_NOT_ADDED) {
      Arrays.fill(sumsRe, 0);
      Arrays.fill(sumsIm, 0);
    }
    if (fault == Fault.WRONG_ONE_CONJUGATED) {
      right.gatherProducts(x, x1, x2, u, u1, u2, sumsRe, sumsIm, scratch);
    } else {
      right.gatherProducts(u, u1, lost ? u1 : u2, x, x1, lost ? x1 : x2, sumsRe, sumsIm, scratch);
    }
    if (fault == Fault.ALONE_COUNTED_TWICE && u1 == u2) {
      right.gatherProducts(u, u1, u2, x, x1, x2, sumsRe, sumsIm, scratch);
    }
  }

  /** (1, 0) of the first channel, which is not its own conjugate. */
  private int oneFrequency() {
    return shape.width() * shape.channels();
  }

  private void turnOneFrequency(float[] y, int at, float[] scratch) {
    float[] re = new float[spectrumSize()];
    float[] im = new float[spectrumSize()];
    right.forward(y, at, re, im, scratch);
    im[oneFrequency()] *= -1;
    right.inverse(re, im, y, at, scratch);
  }

  /** Number c in place −c mod channels. */
  private float[] reversed(float[] image) {
    float[] reversed = new float[image.length];
    for (int i = 0; i < image.length; i++) {
      int c = i % shape.channels();
      reversed[i - c + Math.floorMod(-c, shape.channels())] = image[i];
    }
    return reversed;
  }
}
