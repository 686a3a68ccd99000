package dev.morphogen.training;

import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.step.Steps;
import java.util.List;

/**
 * The models that a network learns from besides the labels; often none.
 *
 * @param given what the pupil's images are prepared by
 */
record Teachers(List<Model> models, Steps steps, Preprocessing given) {

  /** Labels alone. */
  static Teachers none(Preprocessing given) {
    return new Teachers(List.of(), Steps.standard(), given);
  }

  /** Ready to answer. */
  List<Teacher> plan(PlanSettings settings) {
    return models.stream().map(model -> new Teacher(model, steps, given, settings)).toList();
  }

  /** What {@link #plan} allocates besides a batch's images and answers. */
  long workspaceBytes(PlanSettings settings) {
    return models.stream()
        .mapToLong(model -> InferencePlan.workspaceBytes(model.spec().network(steps), settings))
        .sum();
  }
}
