package dev.morphogen.app.report;

import dev.morphogen.network.diffusion.Stability;

/** Whether a step is stable, in a word: beyond the limit an upper bound proves neither. */
public final class StabilityWord {

  private StabilityWord() {}

  /** {@code yes}, {@code no} or {@code not proven}. */
  public static String of(Stability step) {
    if (step.isStable()) {
      return "yes";
    }
    boolean unknown = step.upperBound() && step.timesTimeStep() > step.limit();
    return unknown ? "not proven" : "no";
  }
}
