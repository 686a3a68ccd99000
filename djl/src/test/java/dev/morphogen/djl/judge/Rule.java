package dev.morphogen.djl.judge;

import dev.morphogen.training.optimizer.AdamSettings;
import dev.morphogen.training.optimizer.NesterovSettings;
import dev.morphogen.training.optimizer.OptimizerSettings;

/** The optimizers of both recipes, with their settings. */
enum Rule {
  NESTEROV(new NesterovSettings(0.9, 5e-4), 0.001),
  ADAM(AdamSettings.standard(), 0.0001);

  static final int STEPS = 10;

  private final OptimizerSettings settings;
  private final double rate;

  Rule(OptimizerSettings settings, double rate) {
    this.settings = settings;
    this.rate = rate;
  }

  OptimizerSettings settings() {
    return settings;
  }

  /**
   * At these rates ten steps do not make much of rounding. Deep networks on two images make more of it, most of all MobileNet, through
   * which nothing goes past the normalizations: the norm of its gradient is 55 with three blocks and 530 with four.
   */
  double rate(Case task) {
    if (!task.isPaper()) {
      return rate;
    }
    int blocks = task.spec().architecture().blocks().size();
    return task.name().startsWith("mobilenet") ? rate / Math.pow(10, 2 * blocks - 3) : rate / 10;
  }
}
