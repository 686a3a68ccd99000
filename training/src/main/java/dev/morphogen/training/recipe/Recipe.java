package dev.morphogen.training.recipe;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.json.JsonPlace;
import dev.morphogen.training.input.Augmentation;
import dev.morphogen.training.input.Border;
import dev.morphogen.training.input.Flip;
import dev.morphogen.training.loss.Distillation;
import dev.morphogen.training.optimizer.AdamSettings;
import dev.morphogen.training.optimizer.MuonSettings;
import dev.morphogen.training.optimizer.OptimizerSettings;
import dev.morphogen.training.schedule.Halving;
import dev.morphogen.training.schedule.LearningRate;
import dev.morphogen.training.schedule.OneCycle;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything about a training but the network, the data and the seed. Immutable; what the
 * provenance of a model says. Longer than other files, as each of its numbers has a method that replaces it.
 *
 * @param batch images of a batch; an epoch's last one may have fewer
 * @param smoothing share of each target that is spread over all classes
 * @param average decay of the average over steps that becomes the model; 0 takes the last weights
 * @param distillation how much is learnt from teachers, where there are any
 */
public record Recipe(
    String name,
    int epochs,
    int batch,
    OptimizerSettings optimizer,
    LearningRate learningRate,
    Augmentation augmentation,
    double smoothing,
    double average,
    Distillation distillation) {

  private static final List<Recipe> STANDARD = List.of(fast(), paper());

  /** A model tells of each, in a file that is read up to 16 MB. */
  private static final int MOST_EPOCHS = 50_000;

  private static final int LARGEST_BATCH = 1 << 16;

  /**
   * Checks the numbers.
   *
   * @throws InvalidInputException naming the one that is out of range
   */
  public Recipe {
    if (epochs < 1 || epochs > MOST_EPOCHS) {
      throw new InvalidInputException(
          "epochs: expected 1 to %d, got %d".formatted(MOST_EPOCHS, epochs));
    }
    // Batch statistics of one image would be those of one picture.
    if (batch < 2 || batch > LARGEST_BATCH) {
      throw new InvalidInputException(
          "batch: expected 2 to %d images, got %d".formatted(LARGEST_BATCH, batch));
    }
    requireShare("smoothing", smoothing);
    requireShare("average", average);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new InvalidInputException(
          "%s: expected a number from 0 up to but not 1, got %s".formatted(name, value));
    }
  }

  /** As in the paper (docs/rulings.md, 14): Adam 0.01 halved every 60 of 300 epochs, batch 100. */
  public static Recipe paper() {
    return new Recipe(
        "paper",
        300,
        100,
        AdamSettings.standard(),
        Halving.standard(),
        new Augmentation(Flip.RANDOM, 0.125, Border.BLACK, 0.5, 0, 0),
        0,
        0,
        Distillation.standard());
  }

  /**
   * Good accuracy in few epochs: one cycle of Muon, small batches and light augmentation, as small networks in few
   * epochs under-fit rather than over-fit. docs/recipes.md has what was tried.
   */
  public static Recipe fast() {
    return new Recipe(
        "fast",
        10,
        64,
        MuonSettings.standard(),
        OneCycle.standard(),
        new Augmentation(Flip.ALTERNATING, 0.0625, Border.REFLECT, 1, 0, 0),
        0,
        0,
        Distillation.standard());
  }

  /**
   * The recipe of that name.
   *
   * @throws InvalidInputException if there is none
   */
  public static Recipe named(String name) {
    return STANDARD.stream()
        .filter(recipe -> recipe.name.equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InvalidInputException(
                "recipe: expected one of fast, paper, got '%s'".formatted(name)));
  }

  /**
   * The recipe of that name or, if there is none, in the file of that name, as {@link #read} reads it.
   *
   * @throws InvalidInputException if there is neither
   */
  public static Recipe of(String nameOrFile) {
    if (isNamed(nameOrFile)) {
      return named(nameOrFile);
    }
    try {
      Path file = Path.of(nameOrFile);
      if (Files.exists(file)) {
        return read(file);
      }
    } catch (InvalidPathException e) {
      throw new InvalidInputException(
          "recipe: expected fast, paper or a recipe's file, got '%s' (%s)"
              .formatted(nameOrFile, e.getReason()),
          e);
    }
    throw new InvalidInputException(
        "recipe: expected fast, paper or a recipe's file, got '%s'".formatted(nameOrFile));
  }

  /** Whether {@link #named} knows it. */
  public static boolean isNamed(String name) {
    return STANDARD.stream().anyMatch(recipe -> recipe.name.equals(name));
  }

  /**
   * The recipe in a JSON file: one that {@link #toMap} describes, or the one that trained a model, if the file is that
   * model's {@code config.json} or its folder.
   *
   * @throws InvalidInputException naming the file, the field and what was expected there
   */
  public static Recipe read(Path file) {
    JsonPlace place = JsonPlace.read(Files.isDirectory(file) ? file.resolve("config.json") : file);
    return RecipeJson.read(
        place.optional("provenance").map(provenance -> provenance.field("recipe")).orElse(place));
  }

  /**
   * The same with one number or word of {@link #toMap} replaced: {@code with("optimizer.momentum", "0.85")}. Another
   * {@code kind} of optimizer or learning rate begins with that kind's usual numbers.
   *
   * @throws InvalidInputException if there is no such place, or not with that value
   */
  public Recipe with(String place, String value) {
    return RecipeEdit.apply(this, place, value);
  }

  /**
   * The same with values replaced one after the other, each {@code PLACE=VALUE}: {@code optimizer.momentum=0.85}.
   *
   * @throws InvalidInputException if one is not of that form, or as for one value
   */
  public Recipe with(List<String> changes) {
    Recipe changed = this;
    for (String change : changes) {
      changed = RecipeEdit.apply(changed, change);
    }
    return changed;
  }

  /** The same with another number of epochs. */
  public Recipe withEpochs(int newEpochs) {
    return new Recipe(
        name,
        newEpochs,
        batch,
        optimizer,
        learningRate,
        augmentation,
        smoothing,
        average,
        distillation);
  }

  /** The same with batches of another size. */
  public Recipe withBatch(int newBatch) {
    return new Recipe(
        name,
        epochs,
        newBatch,
        optimizer,
        learningRate,
        augmentation,
        smoothing,
        average,
        distillation);
  }

  /** The same with another optimizer. */
  public Recipe withOptimizer(OptimizerSettings newOptimizer) {
    return new Recipe(
        name,
        epochs,
        batch,
        newOptimizer,
        learningRate,
        augmentation,
        smoothing,
        average,
        distillation);
  }

  /** The same with another schedule. */
  public Recipe withLearningRate(LearningRate newRate) {
    return new Recipe(
        name, epochs, batch, optimizer, newRate, augmentation, smoothing, average, distillation);
  }

  /** The same schedule with another largest rate. */
  public Recipe withLearningRate(double newPeak) {
    return withLearningRate(learningRate.withPeak(newPeak));
  }

  /** The same with images varied in another way. */
  public Recipe withAugmentation(Augmentation newAugmentation) {
    return new Recipe(
        name,
        epochs,
        batch,
        optimizer,
        learningRate,
        newAugmentation,
        smoothing,
        average,
        distillation);
  }

  /** The same with other label smoothing. */
  public Recipe withSmoothing(double newSmoothing) {
    return new Recipe(
        name,
        epochs,
        batch,
        optimizer,
        learningRate,
        augmentation,
        newSmoothing,
        average,
        distillation);
  }

  /** The same with another average of the weights. */
  public Recipe withAverage(double newAverage) {
    return new Recipe(
        name,
        epochs,
        batch,
        optimizer,
        learningRate,
        augmentation,
        smoothing,
        newAverage,
        distillation);
  }

  /** The same with another share of what teachers say. */
  public Recipe withDistillation(Distillation newDistillation) {
    return new Recipe(
        name,
        epochs,
        batch,
        optimizer,
        learningRate,
        augmentation,
        smoothing,
        average,
        newDistillation);
  }

  /** As plain data, ready for JSON. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("epochs", epochs);
    map.put("batch", batch);
    map.put("optimizer", optimizer.toMap());
    map.put("learningRate", learningRate.toMap());
    map.put("augmentation", augmentation.toMap());
    map.put("smoothing", smoothing);
    map.put("average", average);
    map.put("distillation", distillation.toMap());
    return map;
  }
}
