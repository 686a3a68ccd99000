package dev.morphogen.app.train;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.option.NetworkOptions;
import dev.morphogen.app.option.PathText;
import dev.morphogen.app.option.RecipeText;
import dev.morphogen.app.option.TeacherOption;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What determines the outcome of a training: data, network, recipe and seed. */
final class TrainOptions {

  private static final String RECIPE = "fast";

  @Mixin private final DataOptions data = new DataOptions();

  @Mixin private NetworkOptions network = new NetworkOptions();

  @Mixin private TeacherOption teachers = new TeacherOption();

  @Option(
      names = "--recipe",
      paramLabel = "R",
      converter = RecipeText.class,
      description =
          "How it is trained: fast, paper as in the paper, or a file: a recipe in JSON or a model's config.json"
              + " (default: "
              + RECIPE
              + ").")
  private String recipe = RECIPE;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often every image is seen (default: the recipe's).")
  private @Nullable Integer epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Images between two steps of the optimizer (default: the recipe's).")
  private @Nullable Integer batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "The largest learning rate (default: the recipe's).")
  private @Nullable Double learningRate;

  @Option(
      names = "--augment",
      paramLabel = "V",
      description =
          "How training images vary: none, or some of "
              + Variations.ALL
              + " (default: the recipe's).")
  private @Nullable String augment;

  @Option(
      names = "--set",
      paramLabel = "PLACE=VALUE",
      description =
          "Any other value of the recipe, as its config.json says it: optimizer.decay=0, optimizer=muon,"
              + " smoothing=0.1. Repeatable.")
  private List<String> set = new ArrayList<>();

  /** Those that came after stored arguments, and so have the last word. */
  private List<String> setLater = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed gives the same model (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  /**
   * Reads arguments that {@link #arguments} wrote, then others that take precedence: teachers that are
   * given replace those stored, as a list would otherwise grow, {@code --width B} a stored {@code --widths 4}, and {@code --set
   * epochs=9} a stored {@code --epochs}.
   */
  static TrainOptions parse(List<String> stored, List<String> given) {
    TrainOptions both = new TrainOptions();
    both.read(Stream.concat(stored.stream(), given.stream()).toList());
    TrainOptions later = new TrainOptions();
    later.read(given);
    both.network = both.network.before(later.network);
    both.setLater = stored.isEmpty() ? List.of() : later.set;
    if (later.teachers.count() > 0) {
      both.teachers = later.teachers;
    }
    return both;
  }

  private void read(List<String> arguments) {
    new CommandLine(this)
        .registerConverter(Path.class, new PathText())
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOverwrittenOptionsAllowed(true)
        .setUnmatchedArgumentsAllowed(true)
        .parseArgs(arguments.toArray(String[]::new));
  }

  DataOptions data() {
    return data;
  }

  NetworkOptions network() {
    return network;
  }

  long seed() {
    return seed;
  }

  Recipe recipe() {
    Recipe made = Recipe.of(recipe).with(set);
    made = epochs == null ? made : made.withEpochs(epochs);
    made = batch == null ? made : made.withBatch(batch);
    made = learningRate == null ? made : made.withLearningRate(learningRate);
    made =
        augment == null ? made : made.withAugmentation(Variations.of(augment, made.augmentation()));
    return made.with(setLater);
  }

  List<Model> teachers() {
    return teachers.models();
  }

  String dataName() {
    return data.data() == null ? DataOptions.SAMPLE : data.data();
  }

  /** For a folder: {@code sample-linearmix-A}. */
  String shortName() {
    return DataOptions.shortName(dataName()) + "-" + network.shortName();
  }

  /** Arguments that say all of this again, from any working directory. */
  List<String> arguments() {
    List<String> all = new ArrayList<>(network.arguments());
    NetworkOptions.add(all, "--data", DataOptions.absolute(dataName()));
    NetworkOptions.add(all, "--image-size", data.size());
    NetworkOptions.add(all, "--limit", data.limit());
    NetworkOptions.add(
        all,
        "--recipe",
        Recipe.isNamed(recipe) ? recipe : Path.of(recipe).toAbsolutePath().toString());
    set.forEach(assignment -> NetworkOptions.add(all, "--set", assignment));
    NetworkOptions.add(all, "--epochs", recipe().epochs());
    NetworkOptions.add(all, "--batch", recipe().batch());
    NetworkOptions.add(all, "--learning-rate", learningRate);
    NetworkOptions.add(all, "--augment", augment);
    all.addAll(teachers.arguments());
    NetworkOptions.add(all, "--seed", seed);
    return all;
  }
}
