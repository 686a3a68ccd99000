package dev.morphogen.training;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.plan.TrainingPlan;
import dev.morphogen.network.run.Program.Order;
import dev.morphogen.training.checkpoint.RunIdentity;
import dev.morphogen.training.data.ChannelStatistics;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.input.BatchLoader;
import dev.morphogen.training.input.PixelTable;
import dev.morphogen.training.input.TrainingInput;
import dev.morphogen.training.loss.SoftmaxHead;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of {@code fit}: epochs, tests, checkpoints and, at the end, the model. */
final class TrainingRun {

  /** One thread loads images fast enough for many that train. */
  private static final int TRAINING_THREADS_A_LOADER = 8;

  private final Trainer trainer;
  private final ImageDataset data;
  private final Recipe recipe;
  private final Network network;
  private final Preprocessing preprocessing;
  private final TrainingState state;
  private final StabilityWatch watch;
  private final @Nullable RunCheckpoints checkpoints;

  TrainingRun(Trainer trainer, ImageDataset data) {
    this.trainer = trainer;
    this.data = data;
    recipe = trainer.recipe;
    Evaluator.requireSame(trainer.spec.input(), trainer.spec.classes(), data);
    if (data.train().size() < 2) {
      throw new InvalidInputException(
          "data %s: expected at least 2 training images, got %d"
              .formatted(data.name(), data.train().size()));
    }
    network = trainer.spec.network(trainer.steps);
    preprocessing =
        ModelPixels.preprocessing(ChannelStatistics.of(data.train(), data.imageShape()));
    state = new TrainingState(recipe, network.initialWeights(trainer.seed), trainer.kernels);
    watch = new StabilityWatch(network, trainer.listeners);
    checkpoints = trainer.checkpoints == null ? null : checkpoints(trainer.checkpoints);
  }

  private RunCheckpoints checkpoints(Path folder) {
    RunIdentity identity = RunIdentity.of(trainer.spec, recipe, trainer.seed, data.checksum());
    return new RunCheckpoints(folder, identity, trainer.kernels.name(), recipe.epochs());
  }

  Trainer trainer() {
    return trainer;
  }

  ImageDataset data() {
    return data;
  }

  List<EpochReport> history() {
    return state.history();
  }

  Model run() {
    restore();
    if (state.epoch() < recipe.epochs()) {
      train();
    }
    return new Model(trainer.spec, preprocessing, Provenance.of(this), state.modelWeights().copy());
  }

  private void restore() {
    if (checkpoints != null && trainer.resume) {
      checkpoints.resume(state, this::warn);
    } else if (checkpoints != null) {
      checkpoints.begin();
    }
  }

  private void warn(String sentence) {
    trainer.listeners.forEach(listener -> listener.onWarning(sentence));
  }

  private void train() {
    PixelTable table = ModelPixels.table(preprocessing);
    TrainingInput input =
        new TrainingInput(
            data.train(),
            data.imageShape(),
            data.classes().size(),
            table,
            recipe.augmentation(),
            recipe.batch(),
            trainer.seed);
    int capacity = Math.min(recipe.batch(), data.train().size());
    PlanSettings settings =
        new PlanSettings(trainer.kernels, capacity, trainer.threads, Order.IMAGE_BY_IMAGE);
    requireMemory(settings);
    SoftmaxHead head =
        new SoftmaxHead(trainer.kernels, data.classes().size(), capacity, recipe.smoothing());
    TrainingPlan plan = new TrainingPlan(network, state.weights(), settings, head);
    Evaluator evaluator =
        new Evaluator(network, state.modelWeights(), table, Evaluator.settings(settings));
    int loaders = 1 + trainer.threads / TRAINING_THREADS_A_LOADER;
    try (BatchLoader loader = new BatchLoader(input, state.epoch(), recipe.epochs(), loaders)) {
      EpochPass pass =
          new EpochPass(plan, head, loader, input.cut(), recipe, state, watch, trainer.listeners);
      watch.check(state.epoch(), state.weights());
      while (state.epoch() < recipe.epochs()) {
        epoch(pass, evaluator);
      }
    }
  }

  private void requireMemory(PlanSettings settings) {
    long needed = TrainingPlan.workspaceBytes(network, settings);
    long most = Runtime.getRuntime().maxMemory();
    if (needed > most) {
      throw new InvalidInputException(
          "batch: %d images of %s need %d MB for training, more than Java's %d MB:"
                  .formatted(settings.images(), network.inputShape(), needed >> 20, most >> 20)
              + " use a smaller batch or more memory (-Xmx)");
    }
  }

  private void epoch(EpochPass pass, Evaluator evaluator) {
    pass.run();
    double trainingSeconds = pass.seconds();
    requireFinite();
    Evaluation evaluation = evaluator.evaluate(data.test());
    double best = state.history().stream().mapToDouble(EpochReport::testAccuracy).max().orElse(0);
    EpochReport report =
        new EpochReport(
            state.epoch() + 1,
            recipe.epochs(),
            pass.loss(),
            pass.accuracy(),
            evaluation.loss(),
            evaluation.accuracy(),
            Math.max(best, evaluation.accuracy()),
            pass.images() / trainingSeconds,
            pass.seconds(),
            pass.learningRate());
    state.history().add(report);
    if (checkpoints != null) {
      checkpoints.write(state);
    }
    trainer.listeners.forEach(listener -> listener.onEpoch(report));
    watch.check(state.epoch(), state.weights());
  }

  /** The last step of an epoch has no loss after it that would show. */
  private void requireFinite() {
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
                    what,
                    number,
                    state.epoch() + 1,
                    recipe.learningRate().peak(),
                    watch.remark(state.weights())));
      }
    }
  }
}
