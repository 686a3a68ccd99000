package dev.morphogen.training.optimizer;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.run.Crew;
import dev.morphogen.network.weights.WeightLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@link Adam}'s numbers.
 *
 * @param decay decoupled weight decay, see {@link WeightDecay}; 0 for none
 */
public record AdamSettings(double beta1, double beta2, double epsilon, double decay)
    implements OptimizerSettings {

  /**
   * Checks the numbers.
   *
   * @throws InvalidInputException naming the one that is out of range
   */
  public AdamSettings {
    requireFraction("beta1", beta1);
    requireFraction("beta2", beta2);
    requireFraction("decay", decay);
    if (!(epsilon > 0 && epsilon < 1)) {
      throw new InvalidInputException(
          "optimizer.epsilon: expected a number between 0 and 1, got " + epsilon);
    }
  }

  /** PyTorch's: β 0.9 and 0.999, ε 1e-8, no decay. */
  public static AdamSettings standard() {
    return new AdamSettings(0.9, 0.999, 1e-8, 0);
  }

  static void requireFraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new InvalidInputException(
          "optimizer.%s: expected a number from 0 up to but not 1, got %s".formatted(name, value));
    }
  }

  @Override
  public Optimizer create(WeightLayout layout, Kernels kernels, Crew crew) {
    return new Adam(this, layout);
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", "adam");
    map.put("beta1", beta1);
    map.put("beta2", beta2);
    map.put("epsilon", epsilon);
    map.put("decay", decay);
    return map;
  }
}
