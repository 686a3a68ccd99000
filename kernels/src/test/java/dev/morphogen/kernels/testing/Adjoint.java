package dev.morphogen.kernels.testing;

/** Is one linear map the transpose of another? ⟨Kx, u⟩ = ⟨x, Kᵀu⟩, with dot products in double. */
public final class Adjoint {

  private Adjoint() {}

  /** |⟨Kx, u⟩ − ⟨x, Kᵀu⟩| / ‖Kx‖‖u‖. */
  public static double error(float[] kx, float[] u, float[] x, float[] ktu) {
    double difference = Math.abs(dot(kx, u) - dot(x, ktu));
    double scale = Math.sqrt(dot(kx, kx) * dot(u, u));
    return difference == 0 ? 0 : difference / scale;
  }

  /**
   * Checks that the error is within {@link Tolerances#ADJOINT}.
   *
   * @throws AssertionError if not
   */
  public static void check(String what, float[] kx, float[] u, float[] x, float[] ktu) {
    double error = error(kx, u, x, ktu);
    // Written so that NaN fails.
    if (!(error <= Tolerances.ADJOINT)) {
      throw new AssertionError(
          "%s: expected ⟨Kx, u⟩ = ⟨x, Kᵀu⟩ within %.0e, got %.3e"
              .formatted(what, Tolerances.ADJOINT, error));
    }
  }

  /** Σ a·b in double precision. */
  public static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
