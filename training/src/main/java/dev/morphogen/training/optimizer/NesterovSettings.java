package dev.morphogen.training.optimizer;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.run.Crew;
import dev.morphogen.network.weights.WeightLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@link Nesterov}'s numbers.
 *
 * @param decay decoupled weight decay, see {@link WeightDecay}; 0 for none. PyTorch adds its decay to
 *     the gradient, where momentum multiplies it: its d acts like d/(1 − momentum) here
 */
public record NesterovSettings(double momentum, double decay) implements OptimizerSettings {

  /**
   * Checks the numbers.
   *
   * @throws dev.morphogen.network.InvalidInputException naming the one that is out of range
   */
  public NesterovSettings {
    AdamSettings.requireFraction("momentum", momentum);
    AdamSettings.requireFraction("decay", decay);
  }

  /** Momentum 0.9 and decay 5e-4, as {@link MuonSettings#standard}. */
  public static NesterovSettings standard() {
    return new NesterovSettings(0.9, 5e-4);
  }

  @Override
  public Optimizer create(WeightLayout layout, Kernels kernels, Crew crew) {
    return new Nesterov(this, layout);
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", "nesterov");
    map.put("momentum", momentum);
    map.put("decay", decay);
    return map;
  }
}
