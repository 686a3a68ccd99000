package dev.morphogen.kernels.fourier;

/** The discrete Fourier transform by its definition, n² products a line, in double precision. */
public final class DirectTransform {

  /** Complex numbers of an image {@code [h, w, c]}. */
  public record Numbers(double[] re, double[] im) {

    /** All zero. */
    public Numbers(int size) {
      this(new double[size], new double[size]);
    }

    void set(int i, double newRe, double newIm) {
      re[i] = newRe;
      im[i] = newIm;
    }
  }

  private final FourierShape shape;

  /** A transform for one shape. */
  public DirectTransform(FourierShape shape) {
    this.shape = shape;
  }

  /** F x. */
  public Numbers forward(Numbers x) {
    return along(x, -1);
  }

  /** F⁻¹ x. */
  public Numbers inverse(Numbers x) {
    Numbers result = along(x, 1);
    for (int i = 0; i < result.re().length; i++) {
      result.set(i, result.re()[i] / shape.length(), result.im()[i] / shape.length());
    }
    return result;
  }

  private Numbers along(Numbers x, int sign) {
    int row = shape.width() * shape.channels();
    Numbers result = alongAxis(x, shape.height(), row, sign);
    result = alongAxis(result, shape.width(), shape.channels(), sign);
    return shape.axes() == Axes.PIXELS ? result : alongAxis(result, shape.channels(), 1, sign);
  }

  /** Along an axis of {@code n} numbers that lie {@code stride} apart. */
  private static Numbers alongAxis(Numbers x, int n, int stride, int sign) {
    double[] cosine = new double[n];
    double[] sine = new double[n];
    for (int i = 0; i < n; i++) {
      cosine[i] = Math.cos(2 * Math.PI * i / n);
      sine[i] = sign * Math.sin(2 * Math.PI * i / n);
    }
    int size = x.re().length;
    Numbers result = new Numbers(size);
    for (int i = 0; i < size; i++) {
      int p = i / stride % n;
      int line = i - p * stride;
      double re = 0;
      double im = 0;
      // The angle of p·q, which runs around the circle.
      int angle = 0;
      for (int q = 0; q < n; q++) {
        int at = line + q * stride;
        re += x.re()[at] * cosine[angle] - x.im()[at] * sine[angle];
        im += x.re()[at] * sine[angle] + x.im()[at] * cosine[angle];
        angle += p < n - angle ? p : p - n;
      }
      result.set(i, re, im);
    }
    return result;
  }
}
