package dev.morphogen.training;

import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.PlanSettings;
import java.util.List;

/**
 * The models that a network learns from besides the labels; often none.
 *
 * @param given what the pupil's images are prepared by
 */
record Teachers(List<Model> models, Preprocessing given) {

  /** Labels alone. */
  static Teachers none(Preprocessing given) {
    return new Teachers(List.of(), given);
  }

  /** Ready to answer. */
  List<Teacher> plan(PlanSettings settings) {
    return models.stream().map(model -> new Teacher(model, given, settings)).toList();
  }

  /** What {@link #plan} allocates besides a batch's images and answers. */
  long workspaceBytes(PlanSettings settings) {
    return models.stream()
        .mapToLong(model -> InferencePlan.workspaceBytes(model.network(), settings))
        .sum();
  }
}
