package dev.morphogen.spark.command;

import dev.morphogen.spark.MorphogenClassifier;
import dev.morphogen.training.data.DatasetOptions.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Network, recipe and how they are spread: the classifier's parameters. */
final class ClassifierOptions {

  @Option(names = "--step", paramLabel = "S", description = "Kind of step (default: linearmix).")
  private String step = "linearmix";

  @Option(
      names = "--width",
      paramLabel = "W",
      description = "A, B, C or widths such as 24,48 (default: A).")
  private String width = "A";

  @Option(names = "--recipe", paramLabel = "R", description = "fast or paper (default: fast).")
  private String recipe = "fast";

  @Option(
      names = "--set",
      paramLabel = "PLACE=VALUE",
      description = "A change of the recipe, such as smoothing=0.1.")
  private List<String> changes = new ArrayList<>();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often every picture is seen (default: the recipe's).")
  private int epochs;

  @Option(
      names = "--batch-per-worker",
      paramLabel = "N",
      description = "Images of a worker's batch (default: the recipe's over all workers).")
  private int batch;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Tasks that train at once (default: all free slots).")
  private int workers;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of a worker (default: spark.task.cpus).")
  private int threads;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed gives the same model (default: 1).")
  private long seed = 1;

  @Option(
      names = "--image-size",
      paramLabel = "HxW",
      converter = SizeText.class,
      description =
          "Bring pictures to this size (default: --images, all have the first one's; --data, as for train).")
  private @Nullable Size size;

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      description = "A folder of the driver's; a driver that begins again goes on from there.")
  private String checkpoints = "";

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long a worker waits for the others (default: 120).")
  private int timeout = 120;

  long seed() {
    return seed;
  }

  @Nullable Size size() {
    return size;
  }

  MorphogenClassifier estimator(Frames frames) {
    MorphogenClassifier made = new MorphogenClassifier();
    return made.with(made.featuresCol(), frames.pictures())
        .with("channels", frames.channels())
        .with(made.step(), step)
        .with(made.width(), width)
        .with(made.recipe(), recipe)
        .with("recipeChanges", changes.toArray(String[]::new))
        .with("epochs", epochs)
        .with("batchPerWorker", batch)
        .with("workers", workers)
        .with("threads", threads)
        .with("seed", seed)
        .with(made.imageSize(), size == null ? "" : size.toString())
        .with(made.checkpoints(), checkpoints)
        .with("timeout", timeout);
  }
}
