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
    double slope(double timeStep, double multiplier) {
      return -timeStep * multiplier;
    }
  };

  /** What a mode is multiplied by. */
  public abstract double multiplier(double timeStep, double eigenvalue);

  /**
   * ∂multiplier/∂λ; for the implicit step, where it is −h·multiplier², without the factor that is already in
   * the step's output.
   */
  abstract double slope(double timeStep, double multiplier);
}
