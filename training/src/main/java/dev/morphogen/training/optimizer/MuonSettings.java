package dev.morphogen.training.optimizer;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.weights.WeightLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@link Muon}'s numbers.
 *
 * @param momentum of matrices and of all else
 * @param decay decoupled weight decay, see {@link WeightDecay}; 0 for none
 * @param matrixRate learning rate of matrices, as a share of the recipe's
 */
public record MuonSettings(double momentum, double decay, double matrixRate)
    implements OptimizerSettings {

  /**
   * Checks the numbers.
   *
   * @throws InvalidInputException naming the one that is out of range
   */
  public MuonSettings {
    AdamSettings.requireFraction("momentum", momentum);
    AdamSettings.requireFraction("decay", decay);
    if (!(matrixRate > 0 && Double.isFinite(matrixRate))) {
      throw new InvalidInputException(
          "optimizer.matrixRate: expected a number above 0, got " + matrixRate);
    }
  }

  @Override
  public Optimizer create(WeightLayout layout, Kernels kernels) {
    return new Muon(this, layout, kernels);
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", "muon");
    map.put("momentum", momentum);
    map.put("decay", decay);
    map.put("matrixRate", matrixRate);
    return map;
  }
}
