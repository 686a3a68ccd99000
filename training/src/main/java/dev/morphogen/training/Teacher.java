package dev.morphogen.training;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.run.Workspace;

/** A model that answers to the images another one learns from, in training's numbers. */
final class Teacher {

  private final InferencePlan plan;
  private final float[] factor;
  private final float[] shift;
  private final boolean sameNumbers;
  private final float[] images;
  private final float[] logits;

  /** Of images that {@code given} has prepared. */
  Teacher(Model model, Preprocessing given, PlanSettings settings) {
    Preprocessing own = model.preprocessing();
    int channels = own.channels();
    plan = new InferencePlan(model.network(), model.weights(), settings);
    factor = new float[channels];
    shift = new float[channels];
    for (int c = 0; c < channels; c++) {
      factor[c] = (float) (given.std().get(c) / own.std().get(c));
      shift[c] = (float) ((given.mean().get(c) - own.mean().get(c)) / own.std().get(c));
    }
    sameNumbers = own.equals(given);
    images =
        new float
            [sameNumbers
                ? 0
                : Workspace.arrayLength(settings.images(), model.spec().input().size())];
    logits = new float[settings.images() * model.spec().classes().size()];
  }

  /**
   * Before anything is planned.
   *
   * @throws InvalidInputException if a teacher knows other images or classes than its pupil
   */
  static void requireOf(NetworkSpec pupil, Model teacher) {
    if (!teacher.spec().input().equals(pupil.input())) {
      throw new InvalidInputException(
          "teacher: expected a model for images of %s, got one for %s"
              .formatted(pupil.input(), teacher.spec().input()));
    }
    if (!teacher.spec().classes().equals(pupil.classes())) {
      throw new InvalidInputException(
          "teacher: expected a model of the classes %s, got one of %s"
              .formatted(
                  Evaluator.abridged(pupil.classes()),
                  Evaluator.abridged(teacher.spec().classes())));
    }
  }

  /** Its logits {@code [count, classes]} for {@code given [count, h, w, c]}, in an array that the next answer overwrites. */
  float[] answer(float[] given, int count) {
    if (sameNumbers) {
      plan.run(given, count, logits);
    } else {
      prepare(given, count);
      plan.run(images, count, logits);
    }
    return logits;
  }

  private void prepare(float[] given, int count) {
    int numbers = images.length / plan.capacity() * count;
    for (int i = 0; i < numbers; i++) {
      int c = i % factor.length;
      images[i] = factor[c] * given[i] + shift[c];
    }
  }
}
