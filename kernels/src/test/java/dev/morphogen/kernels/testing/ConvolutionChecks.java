package dev.morphogen.kernels.testing;

import java.util.Arrays;

/** What must hold for a convolution of any family; every check throws {@link AssertionError}. */
public final class ConvolutionChecks {

  private static final long SEED = 20260101;

  private final Convolution tested;
  private final float[] weights;
  private final float[] x;
  private final float[] u;

  /** Checks with Gaussian weights and images. */
  public ConvolutionChecks(Convolution tested) {
    this.tested = tested;
    weights = Gaussian.numbers(tested.weightSize(), SEED);
    x = Gaussian.numbers(tested.inputSize(), SEED + 1);
    u = Gaussian.numbers(tested.outputSize(), SEED + 2);
  }

  /** Every direction equals the reference's, on slices that begin anywhere, and writes nothing else. */
  public void equalsReference(Convolution reference) {
    for (boolean adding : new boolean[] {false, true}) {
      forward(reference, adding);
      backward(reference, adding);
    }
    weightGradient(reference);
  }

  private void forward(Convolution reference, boolean adding) {
    float[] start = Gaussian.numbers(u.length, SEED + 3);
    Guarded in = new Guarded(x, 3, 2);
    Guarded out = new Guarded(start, 5, 1);
    tested.apply(weights, in.array, in.offset, out.array, out.offset, adding);
    reference.apply(weights, x, 0, start, 0, adding);
    in.check(tested.name() + " input");
    out.check(tested.name() + " output");
    same("input after use", in.content(), x, 0);
    double tolerance =
        Tolerances.sum(tested.terms(), Tolerances.largest(x), Tolerances.largest(weights));
    same("y" + (adding ? " += " : " = ") + "K x", out.content(), start, tolerance);
  }

  private void backward(Convolution reference, boolean adding) {
    float[] start = Gaussian.numbers(x.length, SEED + 4);
    Guarded in = new Guarded(u, 1, 4);
    Guarded out = new Guarded(start, 2, 7);
    tested.transpose(weights, in.array, in.offset, out.array, out.offset, adding);
    reference.transpose(weights, u, 0, start, 0, adding);
    in.check(tested.name() + " input");
    out.check(tested.name() + " output");
    same("input after use", in.content(), u, 0);
    double tolerance =
        Tolerances.sum(
            tested.transposedTerms(), Tolerances.largest(u), Tolerances.largest(weights));
    same("x" + (adding ? " += " : " = ") + "Kᵀ u", out.content(), start, tolerance);
  }

  private void weightGradient(Convolution reference) {
    float[] expected = Gaussian.numbers(weights.length, SEED + 5);
    float[] actual = expected.clone();
    Guarded xIn = new Guarded(x, 7, 1);
    Guarded uIn = new Guarded(u, 3, 3);
    tested.addGradient(xIn.array, xIn.offset, uIn.array, uIn.offset, actual);
    reference.addGradient(x, 0, u, 0, expected);
    xIn.check(tested.name() + " x");
    uIn.check(tested.name() + " u");
    double tolerance =
        Tolerances.sum(
            tested.gradientTerms(), Tolerances.largest(x), Math.max(1, Tolerances.largest(u)));
    same("weight gradient", actual, expected, tolerance);
  }

  /** Kᵀ is the transpose of K. */
  public void adjoint() {
    float[] kx = new float[u.length];
    float[] ktu = new float[x.length];
    tested.apply(weights, x, 0, kx, 0, false);
    tested.transpose(weights, u, 0, ktu, 0, false);
    Adjoint.check(tested.name(), kx, u, x, ktu);
  }

  /** Input and weight gradient of ⟨u, K x⟩, by central differences. */
  public void gradients() {
    float[] input = x.clone();
    float[] kernel = weights.clone();
    float[] y = new float[u.length];
    float[] inputGradient = new float[x.length];
    float[] weightGradient = new float[weights.length];
    tested.transpose(weights, u, 0, inputGradient, 0, false);
    tested.addGradient(x, 0, u, 0, weightGradient);
    GradientCheck.check(
        tested.name() + " input", input, inputGradient, SEED, () -> loss(kernel, input, y));
    GradientCheck.check(
        tested.name() + " weights", kernel, weightGradient, SEED, () -> loss(kernel, input, y));
  }

  private double loss(float[] kernel, float[] input, float[] y) {
    tested.apply(kernel, input, 0, y, 0, false);
    return Adjoint.dot(y, u);
  }

  /** The same bits twice, and wherever the slices begin. */
  public void repeatable() {
    float[] first = results(0);
    for (int offset : new int[] {0, 1, 8, 13}) {
      if (!Arrays.equals(first, results(offset))) {
        throw new AssertionError(tested.name() + ": other bits from offset " + offset);
      }
    }
  }

  private float[] results(int offset) {
    // Room behind or none: a kernel may read past a slice, but that must not show.
    Guarded in = new Guarded(x, offset, 3 * offset);
    Guarded out = new Guarded(u, offset, 3 * offset);
    float[] y = new float[offset + u.length];
    float[] back = new float[offset + x.length];
    float[] gradient = new float[weights.length];
    tested.apply(weights, in.array, offset, y, offset, false);
    tested.transpose(weights, out.array, offset, back, offset, false);
    tested.addGradient(in.array, offset, out.array, offset, gradient);
    float[] all = new float[u.length + x.length + weights.length];
    System.arraycopy(y, offset, all, 0, u.length);
    System.arraycopy(back, offset, all, u.length, x.length);
    System.arraycopy(gradient, 0, all, u.length + x.length, weights.length);
    return all;
  }

  private void same(String what, float[] actual, float[] expected, double tolerance) {
    // Beside the sum's own error, adding to what was there rounds once.
    double relative = tolerance == 0 ? 0 : Tolerances.EPSILON;
    Same.check(
        tested.name() + ", " + what + " (seed " + SEED + ")",
        actual,
        expected,
        tolerance,
        relative);
  }
}
