package dev.morphogen.training;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.plan.PlanSettings;

/** How a training is computed, which changes no more than last bits: kernels, threads, and others it is shared with. */
record Execution(Kernels kernels, int threads, GradientExchange exchange) {

  /** For batches of up to {@code images}. */
  PlanSettings settings(int images) {
    return new PlanSettings(kernels, images, threads);
  }
}
