package dev.morphogen.training;

import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.plan.Network;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.TrainingListener;
import java.util.List;

/** A training under way: the recipe it follows, how far it is, what watches it and who is told. */
record TrainingCourse(
    Recipe recipe, TrainingState state, StabilityWatch watch, List<TrainingListener> listeners) {

  /** Of a network whose weights the state has. */
  static TrainingCourse of(
      Network network, Recipe recipe, TrainingState state, List<TrainingListener> listeners) {
    return new TrainingCourse(recipe, state, new StabilityWatch(network, listeners), listeners);
  }

  /** Between two epochs: tells listeners how stable the steps are. */
  void checkStability() {
    watch.check(state.epoch(), state.weights());
  }

  /** For the sentence of a failure, as {@link StabilityWatch#remark}. */
  String remark() {
    return watch.remark(state.weights());
  }

  /**
   * The last step of an epoch has no loss after it that would show.
   *
   * @throws WorkFailedException if a number is not finite
   */
  void requireFinite() {
    requireFinite("weight", state.weights().trained());
    // A loss may stay finite beside it, but no reader takes such a model.
    requireFinite("running mean or variance", state.weights().tracked());
  }

  private void requireFinite(String what, float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw new WorkFailedException(
            "training: a %s became %s in epoch %d: try a smaller learning rate than %s or a smaller time step%s"
                .formatted(
                    what, number, state.epoch() + 1, recipe.learningRate().peak(), remark()));
      }
    }
  }
}
