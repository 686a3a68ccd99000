package dev.morphogen.training;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.plan.TrainingPlan;
import dev.morphogen.training.input.BatchLoader;
import dev.morphogen.training.input.TrainingInput;
import dev.morphogen.training.recipe.Recipe;

/** A network planned for an input's batches, with a loader that is ahead: whatever a training's epochs share. */
final class PlannedEpochs implements AutoCloseable {

  /** One thread loads images fast enough for many that train. */
  private static final int TRAINING_THREADS_A_LOADER = 8;

  private final EpochPass pass;
  private final BatchLoader loader;

  /**
   * Plans, and begins to load the batches of the epochs from {@code course}'s up to but not {@code until}.
   *
   * @param testBytes what the caller allocates besides, to test with
   * @throws InvalidInputException if the images are of another size or a batch needs more memory than there is
   */
  PlannedEpochs(
      Network network,
      TrainingInput input,
      TrainingCourse course,
      int until,
      Execution execution,
      Teachers teachers,
      long testBytes) {
    input.split().requireShape("training", input.shape());
    Recipe recipe = course.recipe();
    TrainingState state = course.state();
    PlanSettings settings = execution.settings(Math.min(recipe.batch(), input.split().size()));
    int loaders = 1 + execution.threads() / TRAINING_THREADS_A_LOADER;
    requireMemory(network, settings, teachers, BatchLoader.bytes(input, loaders) + testBytes);
    Objective objective = new Objective(recipe, input.classes(), teachers, settings);
    TrainingPlan plan = new TrainingPlan(network, state.weights(), settings, objective.head());
    loader = new BatchLoader(input, state.epoch(), until, loaders);
    pass = new EpochPass(plan, objective, loader, input.cut(), execution.exchange(), course);
  }

  private static void requireMemory(
      Network network, PlanSettings settings, Teachers teachers, long besides) {
    long taught = teachers.workspaceBytes(settings);
    long needed = TrainingPlan.workspaceBytes(network, settings) + taught + besides;
    long most = Runtime.getRuntime().maxMemory();
    if (needed > most) {
      throw new InvalidInputException(
          "batch: %d images of %s need %d MB for training%s, more than Java's %d MB:"
                  .formatted(
                      settings.images(),
                      network.inputShape(),
                      needed >> 20,
                      taught == 0 ? "" : " with teachers",
                      most >> 20)
              + " use a smaller batch or more memory (-Xmx)");
    }
  }

  /** Trains one epoch after the other. */
  EpochPass pass() {
    return pass;
  }

  @Override
  public void close() {
    loader.close();
  }
}
