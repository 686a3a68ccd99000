package dev.morphogen.app.train;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.option.ThreadOption;
import dev.morphogen.app.report.TrainingRecord;
import dev.morphogen.app.screen.ProgressLine;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.app.screen.Text;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.plan.Network;
import dev.morphogen.training.Trainer;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.EpochReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network and writes a model. */
@Command(
    name = "train",
    header = "Train a network on labelled images.",
    abbreviateSynopsis = true,
    description = {
      "",
      "Tests it after every epoch and writes a model's folder, with a report in it. The same settings and seed give the same"
          + " model. Ctrl-C stops; --resume goes on after the last whole epoch."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Examples:",
      "  ./morphogen train --epochs 3",
      "  ./morphogen train --data cifar10:data/cifar10 --step explicit --width B",
      "  ./morphogen train --data folder:pets --image-size 64x64 --widths 24,48",
      "  ./morphogen train --resume"
    })
public final class TrainCommand implements Callable<Integer> {

  private final Screen screen;
  private final ModelsFolder models;

  @Mixin private TrainOptions given = new TrainOptions();

  @Mixin private final ThreadOption threads = new ThreadOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The model's folder (default: a new one in models/).")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      description = "Continue the training in --out, or the newest in models/, as it was begun.")
  private boolean resume;

  @Option(
      names = "--overwrite",
      description = "Replace what --out holds; an earlier model stays until the new one is done.")
  private boolean overwrite;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** With the place for its words. */
  public TrainCommand(Screen screen) {
    this(screen, ModelsFolder.ofWorkingDirectory());
  }

  TrainCommand(Screen screen, ModelsFolder models) {
    this.screen = screen;
    this.models = models;
  }

  @Override
  public Integer call() {
    if (!resume) {
      requireOutToOverwrite();
      Path place = out == null ? models.path() : out;
      TrainingFolder.requireWritable(place);
      DataOptions.requireOutside(given.dataName(), place);
      if (out != null && !overwrite) {
        new TrainingFolder(out).requireFree();
      }
      train(given, null);
      return 0;
    }
    if (overwrite) {
      throw new InvalidInputException("--resume: expected no --overwrite beside it, got both");
    }
    TrainingFolder folder =
        (out == null ? models.newestUnfinished() : new TrainingFolder(out)).requireUnfinished();
    screen.tell("continuing " + folder.path());
    train(TrainOptions.parse(folder.arguments(), typed()), folder);
    return 0;
  }

  private void requireOutToOverwrite() {
    if (overwrite && out == null) {
      throw new InvalidInputException(
          "--overwrite: expected --out DIR beside it, which names what to replace, got none");
    }
  }

  private List<String> typed() {
    return spec.commandLine().getParseResult().originalArgs();
  }

  private void train(TrainOptions options, @Nullable TrainingFolder begun) {
    Recipe recipe = options.recipe();
    Architecture architecture = options.network().architecture();
    options.network().remark(screen);
    List<Model> teachers = options.teachers();
    int threadCount = threads.threads();
    ImageDataset data = options.data().open(options.seed(), screen);
    NetworkSpec network = new NetworkSpec(architecture, data.imageShape(), data.classes());
    announce(network.network(), data, options);
    TrainingFolder folder = begun != null ? begun : begin(options);
    Trainer trainer =
        Trainer.of(network, recipe)
            .seed(options.seed())
            .threads(threadCount)
            .teachers(teachers)
            .command(command(begun));
    if (begun != null) {
      trainer.listen(new ContinuedTraining(begun, options.arguments()));
    }
    trainer.onEpoch(_ -> folder.forgetEarlier());
    Path checkpoints = folder.checkpoints();
    boolean continues = folder.hasCheckpoint();
    Trained trained =
        fit(
            continues ? trainer.resume(checkpoints) : trainer.checkpoints(checkpoints),
            data,
            folder);
    boolean reported = trained.report(data, threadCount, screen);
    TrainingReport report = new TrainingReport(trained.model(), folder.path(), reported);
    if (json) {
      screen.json(report.json());
    } else {
      screen.print("");
      screen.print(report.lines());
    }
  }

  /** As it was typed; for a training that goes on, what began it too. */
  private String command(@Nullable TrainingFolder begun) {
    String now = Text.command(typed());
    if (begun == null) {
      return now;
    }
    List<String> first = new ArrayList<>(List.of("train"));
    first.addAll(begun.arguments());
    first.addAll(List.of("--out", begun.path().toString()));
    return "%s, begun as %s".formatted(now, Text.command(first));
  }

  private TrainingFolder begin(TrainOptions options) {
    TrainingFolder folder =
        out == null ? models.fresh(options.shortName(), screen) : new TrainingFolder(out);
    folder.begin(options.arguments());
    return folder;
  }

  private void announce(Network network, ImageDataset data, TrainOptions options) {
    Shape shape = data.imageShape();
    screen.tell(
        "%s: %s and %s of %s, %s"
            .formatted(
                data.name(),
                Text.plural(data.train().size(), "training image"),
                Text.plural(data.test().size(), "test image"),
                shape,
                Text.plural(data.classes().size(), "class")));
    screen.tell(
        "%s: %s learnt numbers, %s multiply-adds an image"
            .formatted(
                options.network().shortName(),
                Text.count(network.layout().trainedSize()),
                Text.count(network.multiplyAdds())));
  }

  /** A model, which is saved, and the record of its training. */
  private record Trained(Model model, TrainingRecord record) {

    boolean report(ImageDataset data, int threads, Screen screen) {
      try (ProgressLine _ = screen.progress((columns, bar) -> "writing the report ...")) {
        return record.finish(model, data, threads);
      }
    }
  }

  private Trained fit(Trainer trainer, ImageDataset data, TrainingFolder folder) {
    List<EpochReport> kept = folder.history();
    try (TrainingProgress progress = new TrainingProgress(screen, kept.size())) {
      TrainingRecord record = new TrainingRecord(folder.path(), kept, progress::onWarning);
      try (Interruption _ = new Interruption(folder, progress, record, screen)) {
        Model model = trainer.listen(progress).listen(record).fit(data);
        folder.finish(model);
        return new Trained(model, record);
      } catch (RuntimeException | Error e) {
        record.stop(folder.commandToResume());
        folder.abandonIfEmpty();
        throw e;
      }
    }
  }
}
