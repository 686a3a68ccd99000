package dev.morphogen.training.optimizer;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.weights.WeightLayout;
import java.util.Map;

/** Which optimizer, with which numbers: a part of the recipe. */
public sealed interface OptimizerSettings permits AdamSettings, MuonSettings, NesterovSettings {

  /** The optimizer for the trained weights of a network, at its first step. */
  Optimizer create(WeightLayout layout, Kernels kernels);

  /** As plain data, ready for JSON. */
  Map<String, Object> toMap();
}
