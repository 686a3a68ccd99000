package dev.morphogen.kernels.testing;

/** Every tolerance there is, with its reason. */
public final class Tolerances {

  /** The spacing of floats at 1. */
  public static final double EPSILON = 0x1p-23;

  /** |⟨Kx, u⟩ − ⟨x, Kᵀu⟩| in units of ‖Kx‖‖u‖. */
  public static final double ADJOINT = 1e-6;

  /** Relative error of a gradient: correct code stays below 9e-8, one tap 10 % off is above 8e-4. */
  public static final double GRADIENT = 1e-5;

  private Tolerances() {}

  /** Error of a sum of {@code terms} products in single precision, in whatever order. */
  public static double sum(int terms, double largestFactor, double largestOtherFactor) {
    return EPSILON * (terms + 1) * largestFactor * largestOtherFactor;
  }

  /**
   * Error of a Fourier transform of {@code length} numbers there and back in single precision. Each of the 2·log₂(length)
   * levels of a fast transform rounds once, relative to the root mean square of all numbers; that, times the largest
   * factor in between, is {@code size}. The 4 is for images of few numbers (measured worst: 0.6 of it at 1 and 5
   * numbers, 0.4 from 16 to 16,384).
   */
  public static double fourier(int length, double size) {
    return EPSILON * (4 + 2 * Math.log(length) / Math.log(2)) * size;
  }

  /** The largest magnitude. */
  public static double largest(float[] numbers) {
    double largest = 0;
    for (float number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }
}
