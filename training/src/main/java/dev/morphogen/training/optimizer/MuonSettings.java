package dev.morphogen.training.optimizer;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.run.Crew;
import dev.morphogen.network.weights.WeightLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@link Muon}'s numbers.
 *
 * @param momentum of matrices and of all else
 * @param decay decoupled weight decay, see {@link WeightDecay}; 0 for none
 * @param matrixRate learning rate of matrices, as a share of the recipe's
 * @param stencilRate length of a stencil's step, as a share of the recipe's learning rate; 0 leaves stencils to
 *     Nesterov's momentum
 */
public record MuonSettings(double momentum, double decay, double matrixRate, double stencilRate)
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
    if (!(stencilRate >= 0 && Double.isFinite(stencilRate))) {
      throw new InvalidInputException(
          "optimizer.stencilRate: expected 0 or more, got " + stencilRate);
    }
  }

  /** What docs/recipes.md found to pay: momentum 0.9, decay 5e-4, matrices at half the rate, stencils at a fifth. */
  public static MuonSettings standard() {
    return new MuonSettings(0.9, 5e-4, 0.5, 0.2);
  }

  @Override
  public Optimizer create(WeightLayout layout, Kernels kernels, Crew crew) {
    return new Muon(this, layout, kernels, crew);
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", "muon");
    map.put("momentum", momentum);
    map.put("decay", decay);
    map.put("matrixRate", matrixRate);
    map.put("stencilRate", stencilRate);
    return map;
  }
}
