package dev.morphogen.kernels.fourier;

/**
 * {@link FourierTransform} straight from its definition, axis by axis, summed in double precision; every image
 * by itself. Spectra are in the images' own order.
 */
public final class FourierTransformReference extends FourierTransform {

  private final DirectTransform along;

  /** A transform for one shape. */
  public FourierTransformReference(FourierShape shape) {
    super(shape);
    along = new DirectTransform(shape);
  }

  @Override
  public int spectrumSize() {
    return shape.imageSize();
  }

  @Override
  public int scratchSize() {
    return 0;
  }

  @Override
  protected void transform(float[] x, int offset, float[] re, float[] im, float[] scratch) {
    DirectTransform.Numbers spectrum = forwardOf(x, offset);
    for (int i = 0; i < shape.imageSize(); i++) {
      re[i] = (float) spectrum.re()[i];
      im[i] = (float) spectrum.im()[i];
    }
  }

  @Override
  protected void invert(float[] re, float[] im, float[] x, int offset, float[] scratch) {
    DirectTransform.Numbers spectrum = new DirectTransform.Numbers(shape.imageSize());
    for (int i = 0; i < shape.imageSize(); i++) {
      spectrum.set(i, re[i], im[i]);
    }
    store(along.inverse(spectrum), x, offset);
  }

  @Override
  protected void filterBoth(
      float[] x, int x1, int x2, float[] multiplier, float[] y, int y1, int y2, float[] scratch) {
    DirectTransform.Numbers first = forwardOf(x, x1);
    DirectTransform.Numbers second = forwardOf(x, x2);
    multiply(first, multiplier);
    multiply(second, multiplier);
    store(along.inverse(first), y, y1);
    store(along.inverse(second), y, y2);
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
    gather(forwardOf(g, g1), forwardOf(x, x1), sums);
    if (g2 != g1) {
      gather(forwardOf(g, g2), forwardOf(x, x2), sums);
    }
    filterBoth(g, g1, g2, multiplier, d, d1, d2, scratch);
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
    DirectTransform.Numbers first = forwardOf(x, x1);
    DirectTransform.Numbers second = forwardOf(x, x2);
    multiply(first, re, im, conjugate ? -1 : 1);
    multiply(second, re, im, conjugate ? -1 : 1);
    store(along.inverse(first), y, y1);
    store(along.inverse(second), y, y2);
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
    gather(forwardOf(u, u1), forwardOf(x, x1), sumsRe, sumsIm);
    if (u2 != u1) {
      gather(forwardOf(u, u2), forwardOf(x, x2), sumsRe, sumsIm);
    }
  }

  private DirectTransform.Numbers forwardOf(float[] x, int offset) {
    DirectTransform.Numbers numbers = new DirectTransform.Numbers(shape.imageSize());
    for (int i = 0; i < shape.imageSize(); i++) {
      numbers.set(i, x[offset + i], 0);
    }
    return along.forward(numbers);
  }

  private void store(DirectTransform.Numbers from, float[] x, int offset) {
    for (int i = 0; i < shape.imageSize(); i++) {
      x[offset + i] = (float) from.re()[i];
    }
  }

  private static void multiply(DirectTransform.Numbers numbers, float[] multiplier) {
    for (int i = 0; i < numbers.re().length; i++) {
      numbers.set(i, numbers.re()[i] * multiplier[i], numbers.im()[i] * multiplier[i]);
    }
  }

  private static void multiply(DirectTransform.Numbers numbers, float[] re, float[] im, int sign) {
    for (int i = 0; i < numbers.re().length; i++) {
      double a = numbers.re()[i];
      double b = numbers.im()[i];
      numbers.set(i, a * re[i] - sign * b * im[i], a * sign * im[i] + b * re[i]);
    }
  }

  private static void gather(DirectTransform.Numbers g, DirectTransform.Numbers x, float[] sums) {
    for (int i = 0; i < g.re().length; i++) {
      sums[i] += (float) (g.re()[i] * x.re()[i] + g.im()[i] * x.im()[i]);
    }
  }

  private static void gather(
      DirectTransform.Numbers u, DirectTransform.Numbers x, float[] sumsRe, float[] sumsIm) {
    for (int i = 0; i < u.re().length; i++) {
      sumsRe[i] += (float) (u.re()[i] * x.re()[i] + u.im()[i] * x.im()[i]);
      sumsIm[i] += (float) (u.im()[i] * x.re()[i] - u.re()[i] * x.im()[i]);
    }
  }
}
