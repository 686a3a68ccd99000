package dev.morphogen.training;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.training.checkpoint.RunIdentity;
import dev.morphogen.training.data.ChannelStatistics;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.input.PixelTable;
import dev.morphogen.training.input.TrainingInput;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.EpochReport;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of {@code fit}: epochs, tests, checkpoints and, at the end, the model. */
final class TrainingRun {

  private final Trainer trainer;
  private final ImageDataset data;
  private final Recipe recipe;
  private final Network network;
  private final Preprocessing preprocessing;
  private final TrainingState state;
  private final TrainingCourse course;
  private final @Nullable RunCheckpoints checkpoints;

  TrainingRun(Trainer trainer, ImageDataset data) {
    this.trainer = trainer;
    this.data = data;
    recipe = trainer.recipe;
    Evaluator.requireSame(trainer.spec.input(), trainer.spec.classes(), data);
    requireEnough(data);
    data.requireConsistent(); // one of the caller's own may have been checked by nobody
    trainer.teachers.forEach(teacher -> Teacher.requireOf(trainer.spec, teacher));
    network = trainer.spec.network(trainer.steps);
    preprocessing =
        ModelPixels.preprocessing(ChannelStatistics.of(data.train(), data.imageShape()));
    state =
        new TrainingState(
            recipe, network.initialWeights(trainer.seed), trainer.kernels, trainer.threads);
    course = TrainingCourse.of(network, recipe, state, trainer.listeners);
    checkpoints = trainer.checkpoints == null ? null : checkpoints(trainer.checkpoints);
  }

  private static void requireEnough(ImageDataset data) {
    if (data.train().size() < 2) {
      throw new InvalidInputException(
          "data %s: expected at least 2 training images, got %d"
              .formatted(data.name(), data.train().size()));
    }
    if (data.test().size() == 0) {
      throw new InvalidInputException(
          "data %s: expected at least one test image, got none".formatted(data.name()));
    }
  }

  private RunCheckpoints checkpoints(Path folder) {
    List<String> teachers = trainer.teachers.stream().map(Model::checksum).toList();
    RunIdentity identity =
        RunIdentity.of(trainer.spec, recipe, trainer.seed, data.checksum(), teachers);
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
    try (RunCheckpoints _ = checkpoints) {
      return restoreAndTrain();
    }
  }

  private Model restoreAndTrain() {
    restore();
    if (state.epoch() < recipe.epochs()) {
      train();
    }
    return new Model(
        trainer.spec,
        trainer.steps,
        preprocessing,
        Provenance.of(this),
        state.modelWeights().copy());
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
    PlanSettings testing =
        Evaluator.settings(trainer.kernels, network, data.test().size(), trainer.threads);
    try (PlannedEpochs epochs = plan(input, Evaluator.bytes(network, testing))) {
      Evaluator evaluator = new Evaluator(network, state.modelWeights(), table, testing);
      course.checkStability();
      while (state.epoch() < recipe.epochs()) {
        epoch(epochs.pass(), evaluator);
      }
    }
  }

  private PlannedEpochs plan(TrainingInput input, long testBytes) {
    return new PlannedEpochs(
        network,
        input,
        course,
        recipe.epochs(),
        new Execution(trainer.kernels, trainer.threads, GradientExchange.ALONE),
        new Teachers(trainer.teachers, preprocessing),
        testBytes);
  }

  private void epoch(EpochPass pass, Evaluator evaluator) {
    pass.run();
    double trainingSeconds = pass.seconds();
    course.requireFinite();
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
    course.checkStability();
  }
}
