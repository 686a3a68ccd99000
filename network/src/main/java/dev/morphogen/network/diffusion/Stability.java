package dev.morphogen.network.diffusion;

import java.util.OptionalInt;

/**
 * h·λmax(KᵀK) of a step against its limit: an explicit step, eq. (9), multiplies the mode of eigenvalue λ by 1 − h·λ and so
 * makes none larger while h·λmax ≤ 2; an implicit one, eq. (11), multiplies it by 1/(1 + h·λ) and has no limit.
 *
 * @param step the step's name, {@code blocks.0.steps.1}
 * @param lambdaMax the largest eigenvalue of KᵀK; NaN if a weight is
 * @param upperBound whether {@code lambdaMax} is only known not to be exceeded: with a zero boundary it is; with
 *     a periodic one it is exact
 * @param channel the channel that reaches it; none where K couples the channels
 * @param timeStep h
 * @param limit of h·λmax; infinite for an implicit step
 */
public record Stability(
    String step,
    double lambdaMax,
    boolean upperBound,
    OptionalInt channel,
    float timeStep,
    double limit) {

  /** h·λmax. */
  public double timesTimeStep() {
    return timeStep * lambdaMax;
  }

  /** Whether no mode grows, h·λmax ≤ limit; not if it is NaN. */
  public boolean isStable() {
    return timesTimeStep() <= limit;
  }
}
