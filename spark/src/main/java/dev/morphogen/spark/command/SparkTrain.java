package dev.morphogen.spark.command;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.spark.MorphogenClassificationModel;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains on a Spark cluster and writes a model; the main class of the jar for spark-submit. */
@Command(
    name = "spark-train",
    header = "Train a network on a Spark cluster.",
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    description = {
      "",
      "Tests it after every epoch and writes a model's folder that Spark and the command line read.",
      "spark-submit says which cluster; without it, --master does."
    })
public final class SparkTrain implements Callable<Integer> {

  @Mixin private final FrameOptions data = new FrameOptions();
  @Mixin private final ClassifierOptions classifier = new ClassifierOptions();

  @Option(
      names = "--out",
      paramLabel = "URI",
      required = true,
      description =
          "The model's folder: a new one, or with --overwrite one that holds a model alone.")
  private String out = "";

  @Option(
      names = "--overwrite",
      description = "Replace the model that --out holds; it stays until the new one is done.")
  private boolean overwrite;

  @Option(
      names = "--master",
      paramLabel = "M",
      description = "Spark's master, where spark-submit has said none (default: local[*]).")
  private String master = "local[*]";

  private SparkTrain() {}

  /** Runs and ends the process with its status: 0 done, 1 the work failed, 2 the call was wrong. */
  public static void main(String[] arguments) {
    int status = run(arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String... arguments) {
    CommandLine typed =
        new CommandLine(new SparkTrain())
            .setExpandAtFiles(false)
            .setUsageHelpWidth(80)
            .setParameterExceptionHandler((e, _) -> Sentences.wrongCall(e))
            .setExecutionExceptionHandler((e, _, _) -> Sentences.failed(e));
    try {
      return typed.execute(arguments);
    } catch (Throwable e) { // picocli lets an Error pass, such as too little memory
      return Sentences.failed(e);
    }
  }

  /**
   * Trains, tests and saves.
   *
   * @throws InvalidInputException if the call is wrong
   * @throws WorkFailedException if the work fails
   */
  @Override
  public Integer call() throws Exception {
    SparkSession.Builder builder = SparkSession.builder().appName("Morphogen");
    if (System.getProperty("spark.master") == null) {
      builder.master(master).config("spark.ui.enabled", false);
    }
    try (SparkSession session = builder.getOrCreate()) {
      OutFolder folder =
          new OutFolder(out, overwrite, session.sparkContext().hadoopConfiguration()).requireFree();
      Frames frames = data.frames(session, classifier.seed(), classifier.size());
      TestAccuracy test = TestAccuracy.of(frames);
      MorphogenClassificationModel model =
          classifier
              .estimator(frames)
              .onModel((epoch, now) -> System.out.println(epoch + test.after(now.model())))
              .fit(frames.train());
      folder.save(model);
      System.out.println("model: " + out);
    }
    return 0;
  }
}
