package dev.morphogen.training.recipe;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.json.JsonPlace;
import dev.morphogen.training.optimizer.AdamSettings;
import dev.morphogen.training.optimizer.MuonSettings;
import dev.morphogen.training.optimizer.NesterovSettings;
import dev.morphogen.training.schedule.Halving;
import dev.morphogen.training.schedule.OneCycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces one value of a recipe, named by its place in {@link Recipe#toMap}. */
final class RecipeEdit {

  private static final Map<String, Map<String, Map<String, Object>>> KINDS =
      Map.of(
          "optimizer",
          Map.of(
              "adam", AdamSettings.standard().toMap(),
              "muon", MuonSettings.standard().toMap(),
              "nesterov", NesterovSettings.standard().toMap()),
          "learningRate",
          Map.of(
              "halving", Halving.standard().toMap(),
              "one-cycle", OneCycle.standard().toMap()));

  private RecipeEdit() {}

  static Recipe apply(Recipe recipe, String change) {
    int equals = change.indexOf('=');
    if (equals < 1) {
      throw new InvalidInputException(
          "recipe: expected PLACE=VALUE such as smoothing=0.1, got '%s'".formatted(change));
    }
    return apply(recipe, change.substring(0, equals), change.substring(equals + 1));
  }

  static Recipe apply(Recipe recipe, String place, String value) {
    Map<String, Object> map = recipe.toMap();
    int dot = place.indexOf('.');
    if (dot < 0) {
      replace(map, place, place, value);
    } else {
      replace(section(map, place, dot), place, place.substring(dot + 1), value);
    }
    return RecipeJson.read(JsonPlace.of("recipe", map));
  }

  private static Map<String, Object> section(Map<String, Object> map, String place, int dot) {
    String name = place.substring(0, dot);
    if (map.get(name) instanceof Map<?, ?> && place.endsWith(".kind")) {
      throw new InvalidInputException("recipe: expected %s=KIND, got %s=…".formatted(name, place));
    }
    if (!(map.get(name) instanceof Map<?, ?>)) {
      throw unknown(place, map);
    }
    @SuppressWarnings("unchecked") // what toMap puts there
    Map<String, Object> section = (Map<String, Object>) map.get(name);
    return section;
  }

  private static void replace(
      Map<String, Object> section, String place, String name, String value) {
    if (KINDS.containsKey(place)) {
      section.put(name, kind(place, value));
    } else if (!section.containsKey(name) || section.get(name) instanceof Map<?, ?>) {
      throw unknown(place, section);
    } else {
      section.put(name, section.get(name) instanceof String ? value : number(place, value));
    }
  }

  private static Map<String, Object> kind(String place, String value) {
    Map<String, Map<String, Object>> kinds = KINDS.get(place);
    if (kinds == null || !kinds.containsKey(value)) {
      throw new InvalidInputException(
          "recipe: %s: expected one of %s, got '%s'".formatted(place, names(kinds), value));
    }
    return kinds.get(value);
  }

  private static String names(@Nullable Map<String, ?> map) {
    return map == null ? "none" : String.join(", ", map.keySet().stream().sorted().toList());
  }

  private static Number number(String place, String value) {
    try {
      return value.matches("[+-]?\\d{1,9}")
          ? (Number) Integer.valueOf(value)
          : (Number) Double.valueOf(value);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "recipe: %s: expected a number, got '%s'".formatted(place, value), e);
    }
  }

  private static InvalidInputException unknown(String place, Map<String, Object> section) {
    List<String> known = new ArrayList<>(section.keySet());
    known.remove("kind");
    return new InvalidInputException(
        "recipe: expected one of %s, got '%s'".formatted(String.join(", ", known), place));
  }
}
