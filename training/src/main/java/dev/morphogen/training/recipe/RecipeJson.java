package dev.morphogen.training.recipe;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.json.JsonPlace;
import dev.morphogen.training.input.Augmentation;
import dev.morphogen.training.input.Border;
import dev.morphogen.training.input.Flip;
import dev.morphogen.training.loss.Distillation;
import dev.morphogen.training.optimizer.AdamSettings;
import dev.morphogen.training.optimizer.MuonSettings;
import dev.morphogen.training.optimizer.NesterovSettings;
import dev.morphogen.training.optimizer.OptimizerSettings;
import dev.morphogen.training.schedule.Halving;
import dev.morphogen.training.schedule.LearningRate;
import dev.morphogen.training.schedule.OneCycle;
import java.util.List;
import java.util.Locale;

/** Reads what {@link Recipe#toMap} writes. */
final class RecipeJson {

  private RecipeJson() {}

  /**
   * A recipe of exactly its fields.
   *
   * @throws InvalidInputException naming the field that is missing, unknown or wrong
   */
  static Recipe read(JsonPlace place) {
    place.requireOnly(
        "name",
        "epochs",
        "batch",
        "optimizer",
        "learningRate",
        "augmentation",
        "smoothing",
        "average",
        "distillation");
    try {
      return new Recipe(
          place.field("name").text(),
          place.field("epochs").integer(),
          place.field("batch").integer(),
          optimizer(place.field("optimizer")),
          learningRate(place.field("learningRate")),
          augmentation(place.field("augmentation")),
          place.field("smoothing").number(),
          place.field("average").number(),
          // Recipes written before there were teachers have none.
          place
              .optional("distillation")
              .map(RecipeJson::distillation)
              .orElse(Distillation.standard()));
    } catch (InvalidInputException e) {
      throw place.at(e);
    }
  }

  private static OptimizerSettings optimizer(JsonPlace place) {
    JsonPlace kind = place.field("kind");
    return switch (kind.text()) {
      case "adam" -> {
        place.requireOnly("kind", "beta1", "beta2", "epsilon", "decay");
        yield new AdamSettings(
            place.field("beta1").number(),
            place.field("beta2").number(),
            place.field("epsilon").number(),
            place.field("decay").number());
      }
      case "muon" -> {
        place.requireOnly("kind", "momentum", "decay", "matrixRate", "stencilRate");
        yield new MuonSettings(
            place.field("momentum").number(),
            place.field("decay").number(),
            place.field("matrixRate").number(),
            orZero(place, "stencilRate"));
      }
      case "nesterov" -> {
        place.requireOnly("kind", "momentum", "decay");
        yield new NesterovSettings(place.field("momentum").number(), place.field("decay").number());
      }
      default -> throw kind.expected("one of adam, muon, nesterov");
    };
  }

  private static LearningRate learningRate(JsonPlace place) {
    JsonPlace kind = place.field("kind");
    return switch (kind.text()) {
      case "halving" -> {
        place.requireOnly("kind", "peak", "every");
        yield new Halving(place.field("peak").number(), place.field("every").integer());
      }
      case "one-cycle" -> {
        place.requireOnly("kind", "peak", "warmUp", "last");
        yield new OneCycle(
            place.field("peak").number(),
            place.field("warmUp").number(),
            place.field("last").number());
      }
      default -> throw kind.expected("one of halving, one-cycle");
    };
  }

  private static Augmentation augmentation(JsonPlace place) {
    place.requireOnly("flip", "padding", "border", "smallestArea", "cutout", "trivialAugment");
    return new Augmentation(
        constant(Flip.class, place.field("flip")),
        place.field("padding").number(),
        constant(Border.class, place.field("border")),
        place.field("smallestArea").number(),
        orZero(place, "cutout"),
        orZero(place, "trivialAugment"));
  }

  /** Recipes written before there was this number have none. */
  private static double orZero(JsonPlace place, String field) {
    return place.optional(field).map(JsonPlace::number).orElse(0.0);
  }

  private static Distillation distillation(JsonPlace place) {
    place.requireOnly("weight", "temperature");
    return new Distillation(place.field("weight").number(), place.field("temperature").number());
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonPlace place) {
    List<E> all = List.of(type.getEnumConstants());
    String text = place.text();
    return all.stream()
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() ->
            place.expected(
                "one of " + all.toString().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "")));
  }
}
