package dev.morphogen.training;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.run.Crew;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.checkpoint.Checkpoint;
import dev.morphogen.training.checkpoint.RunIdentity;
import dev.morphogen.training.optimizer.Optimizer;
import dev.morphogen.training.optimizer.WeightAverage;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.EpochReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that changes during a training, and so all that a checkpoint holds. */
final class TrainingState {

  private final Weights weights;
  private final Optimizer optimizer;
  private final @Nullable WeightAverage average;
  private final List<EpochReport> history = new ArrayList<>();

  /** At the beginning, from these weights, which it changes with so many threads. */
  TrainingState(Recipe recipe, Weights weights, Kernels kernels, int threads) {
    this.weights = weights;
    optimizer = recipe.optimizer().create(weights.layout(), kernels, Crew.of(threads));
    average = recipe.average() > 0 ? new WeightAverage(recipe.average(), weights) : null;
  }

  /** The weights that are trained. */
  Weights weights() {
    return weights;
  }

  /** The weights that are tested and become the model. */
  Weights modelWeights() {
    return average == null ? weights : average.weights();
  }

  /** A report of each epoch done. */
  List<EpochReport> history() {
    return history;
  }

  /** How many epochs are done. */
  int epoch() {
    return history.size();
  }

  /** How many steps are done. */
  long steps() {
    return optimizer.steps();
  }

  void step(float[] gradient, double learningRate) {
    optimizer.step(weights.trained(), gradient, learningRate);
    if (average != null) {
      average.update(weights, optimizer.steps());
    }
  }

  /** Shares the arrays, which must not change until it is written. */
  Checkpoint checkpoint(RunIdentity identity, String kernels) {
    return new Checkpoint(identity, kernels, epoch(), steps(), history, arrays());
  }

  /** Continues from a checkpoint of a training with the same identity. */
  void restore(Checkpoint checkpoint) {
    for (Map.Entry<String, float[]> entry : arrays().entrySet()) {
      float[] from = checkpoint.arrays().get(entry.getKey());
      float[] to = entry.getValue();
      if (from == null || from.length != to.length) {
        throw new InvalidInputException(
            "checkpoint: expected %d numbers of %s, got %s"
                .formatted(to.length, entry.getKey(), from == null ? "none" : from.length + ""));
      }
      System.arraycopy(from, 0, to, 0, to.length);
    }
    optimizer.resumeAt(checkpoint.steps());
    history.clear();
    history.addAll(checkpoint.history());
  }

  private Map<String, float[]> arrays() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("trained", weights.trained());
    arrays.put("tracked", weights.tracked());
    arrays.putAll(optimizer.state());
    if (average != null) {
      arrays.put("average.trained", average.weights().trained());
      arrays.put("average.tracked", average.weights().tracked());
    }
    return arrays;
  }
}
