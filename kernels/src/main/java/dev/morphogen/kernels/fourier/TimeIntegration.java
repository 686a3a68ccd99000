package dev.morphogen.kernels.fourier;

/** How diffusion ∂y/∂t = −KᵀK y is stepped through time: what becomes of a mode with eigenvalue λ of KᵀK. */
public enum TimeIntegration {
  /** D = I − h·KᵀK, eq. (9): the mode is multiplied by 1 − hλ; stable while hλ ≤ 2. */
  EXPLICIT {
    @Override
    public double multiplier(double timeStep, double eigenvalue) {
      return 1 - timeStep * eigenvalue;
    }

    @Override
    public double limit() {
      return 2;
    }

    @Override
    double slope(double timeStep, double multiplier) {
      return -timeStep;
    }
  },
  /** D = (I + h·KᵀK)⁻¹, eq. (11): the mode is multiplied by 1/(1 + hλ); stable for every h. */
  IMPLICIT {
    @Override
    public double multiplier(double timeStep, double eigenvalue) {
      return 1 / (1 + timeStep * eigenvalue);
    }

    @Override
    public double limit() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    double slope(double timeStep, double multiplier) {
      return -timeStep * multiplier;
    }
  };

  /** What a mode is multiplied by. */
  public abstract double multiplier(double timeStep, double eigenvalue);

  /** The largest hλ for which no mode grows: |multiplier| ≤ 1. */
  public abstract double limit();

  /**
   * ∂multiplier/∂λ; for the implicit step, where it is −h·multiplier², without the factor that is already in
   * the step's output.
   */
  abstract double slope(double timeStep, double multiplier);
}
