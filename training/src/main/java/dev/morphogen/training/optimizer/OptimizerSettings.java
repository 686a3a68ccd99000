package dev.morphogen.training.optimizer;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.run.Crew;
import dev.morphogen.network.weights.WeightLayout;
import java.util.Map;

/** Which optimizer, with which numbers: a part of the recipe. */
public sealed interface OptimizerSettings permits AdamSettings, MuonSettings, NesterovSettings {

  /** The optimizer for the trained weights of a network, at its first step; the threads change no bit. */
  Optimizer create(WeightLayout layout, Kernels kernels, Crew crew);

  /** The same, on the calling thread alone. */
  default Optimizer create(WeightLayout layout, Kernels kernels) {
    return create(layout, kernels, Crew.of(1));
  }

  /** As plain data, ready for JSON. */
  Map<String, Object> toMap();
}
