package dev.morphogen.training;

import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.training.input.LoadedBatch;
import dev.morphogen.training.loss.SoftTargets;
import dev.morphogen.training.loss.SoftmaxHead;
import dev.morphogen.training.recipe.Recipe;
import java.util.List;

/** What a network is trained for, batch by batch: the labels, and the answers of its teachers if it has any. */
final class Objective {

  private final SoftmaxHead head;
  private final List<Teacher> teachers;
  private final SoftTargets targets;

  /** For a network of so many classes. */
  Objective(Recipe recipe, int classes, Teachers teachers, PlanSettings settings) {
    this.teachers = teachers.plan(settings);
    targets =
        new SoftTargets(settings.kernels(), classes, settings.images(), recipe.distillation());
    head =
        new SoftmaxHead(
            settings.kernels(),
            classes,
            settings.images(),
            recipe.smoothing(),
            this.teachers.isEmpty() ? null : targets);
  }

  /** Before the network is run on this batch; asks the teachers. */
  void bind(LoadedBatch batch) {
    head.bind(batch.labels(), batch.count());
    targets.clear();
    for (Teacher teacher : teachers) {
      targets.add(
          teacher.answer(batch.images(), batch.count()), batch.count(), 1f / teachers.size());
    }
  }

  /** Where the network's output goes. */
  SoftmaxHead head() {
    return head;
  }
}
