package dev.morphogen.training;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.plan.Network;
import dev.morphogen.training.checkpoint.Checkpoint;
import dev.morphogen.training.checkpoint.RunIdentity;
import dev.morphogen.training.data.ImageSplit;
import dev.morphogen.training.input.Shard;
import dev.morphogen.training.input.TrainingInput;
import dev.morphogen.training.recipe.Recipe;
import java.util.List;

/**
 * A training by several workers, epoch by epoch: each trains on its shard, takes every step with the mean of all gradients and so
 * has the weights of all. A single worker gets the bits of {@link Trainer}. What comes between two epochs is the caller's:
 * to distribute the state, to test, to keep it.
 *
 * <p>The recipe's batch is a worker's. A batch's statistics are those of the worker's own images; the tracked ones are the mean over
 * the workers, after every step.
 */
public final class WorkerTraining {

  private final NetworkSpec spec;
  private final Recipe recipe;
  private final long seed;
  private final Kernels kernels = Kernels.best();

  /** By this recipe, whose batch is one worker's. */
  public WorkerTraining(NetworkSpec spec, Recipe recipe, long seed) {
    this.spec = spec;
    this.recipe = recipe;
    this.seed = seed;
  }

  /** The state before the first epoch. */
  public Checkpoint beginning(RunIdentity identity) {
    return start(spec.network(), 1).checkpoint(identity, kernels.name());
  }

  private TrainingState start(Network network, int threads) {
    return new TrainingState(recipe, network.initialWeights(seed), kernels, threads);
  }

  /**
   * Trains the epoch after {@code from} on this worker's images.
   *
   * @throws InvalidInputException if the images, the state or the memory do not fit
   * @throws WorkFailedException if the loss is no longer finite
   */
  public WorkerReport epoch(
      Checkpoint from,
      ImageSplit images,
      Shard shard,
      Preprocessing preprocessing,
      int threads,
      GradientExchange exchange) {
    Network network = spec.network();
    TrainingState state = start(network, threads);
    state.restore(from);
    TrainingInput input =
        new TrainingInput(
            images,
            spec.input(),
            spec.classes().size(),
            ModelPixels.table(preprocessing),
            recipe.augmentation(),
            recipe.batch(),
            seed,
            shard);
    TrainingCourse course = TrainingCourse.of(network, recipe, state, List.of());
    try (PlannedEpochs epochs =
        new PlannedEpochs(
            network,
            input,
            course,
            state.epoch() + 1,
            new Execution(kernels, threads, exchange),
            Teachers.none(preprocessing),
            0)) {
      EpochPass pass = epochs.pass();
      pass.run();
      double seconds = pass.seconds();
      course.requireFinite();
      return new WorkerReport(
          pass.images(),
          pass.lossSum(),
          pass.hits(),
          seconds,
          pass.exchangeSeconds(),
          pass.learningRate(),
          state.checkpoint(from.identity(), kernels.name()));
    }
  }
}
