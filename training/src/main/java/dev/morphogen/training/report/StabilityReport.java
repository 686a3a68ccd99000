package dev.morphogen.training.report;

import dev.morphogen.network.diffusion.Stability;
import java.util.List;

/**
 * How stable the diffusion of the trained weights is.
 *
 * @param epoch how many epochs are done: 0 before the first
 * @param steps the diffusing steps, in order
 */
public record StabilityReport(int epoch, List<Stability> steps) {

  /** Keeps its own copy of the list. */
  public StabilityReport {
    steps = List.copyOf(steps);
  }
}
