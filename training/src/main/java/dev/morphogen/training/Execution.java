package dev.morphogen.training;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.run.Program.Order;

/** How a training is computed, which changes no more than last bits: kernels, threads, and others it is shared with. */
record Execution(Kernels kernels, int threads, GradientExchange exchange) {

  /** For batches of up to {@code images}. */
  PlanSettings settings(int images) {
    return new PlanSettings(kernels, images, threads, Order.IMAGE_BY_IMAGE);
  }
}
