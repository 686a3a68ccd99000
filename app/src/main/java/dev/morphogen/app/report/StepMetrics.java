package dev.morphogen.app.report;

import dev.morphogen.network.diffusion.Stability;
import org.jspecify.annotations.Nullable;

/**
 * How stable a diffusing step was after an epoch.
 *
 * @param lambdaMax none if it was not finite
 * @param timesTimeStep h·λmax, likewise
 * @param limit none for an implicit step
 * @param upperBound whether λmax is only known not to be exceeded; null where it was not kept
 */
public record StepMetrics(
    String layer,
    @Nullable Double lambdaMax,
    @Nullable Double timesTimeStep,
    @Nullable Double limit,
    @Nullable Boolean upperBound) {

  static StepMetrics of(Stability step) {
    return new StepMetrics(
        step.step(),
        EpochMetrics.finite(step.lambdaMax()),
        EpochMetrics.finite(step.timesTimeStep()),
        EpochMetrics.finite(step.limit()),
        step.upperBound());
  }
}
