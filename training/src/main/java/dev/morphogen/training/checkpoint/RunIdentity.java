package dev.morphogen.training.checkpoint;

import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What determines every bit of a training: network, data, recipe and seed, as settings by name. The
 * recipe's name and its number of epochs stand apart: the first changes nothing, the second only
 * where the learning rate depends on it.
 */
public record RunIdentity(Map<String, String> settings, int epochs, boolean epochsMatter) {

  private static final int MOST_NAMED = 3;
  private static final int SHOWN_OF_CHECKSUM = "sha256:".length() + 12;

  /** Keeps its own copy. */
  public RunIdentity {
    settings = Map.copyOf(settings);
  }

  /** That of a training by labels alone. */
  public static RunIdentity of(NetworkSpec spec, Recipe recipe, long seed, String dataChecksum) {
    return of(spec, recipe, seed, dataChecksum, List.of());
  }

  /** That of a training with teachers, known by their checksums. */
  public static RunIdentity of(
      NetworkSpec spec,
      Recipe recipe,
      long seed,
      String dataChecksum,
      List<String> teacherChecksums) {
    Map<String, String> settings = new LinkedHashMap<>();
    flatten("network", CheckpointFile.MAPPER.valueToTree(spec), settings);
    Map<String, Object> recipeData = new LinkedHashMap<>(recipe.toMap());
    recipeData.remove("name");
    recipeData.remove("epochs");
    if (teacherChecksums.isEmpty()) {
      // Then it changes nothing.
      recipeData.remove("distillation");
    }
    flatten("recipe", CheckpointFile.MAPPER.valueToTree(recipeData), settings);
    flatten("teachers", CheckpointFile.MAPPER.valueToTree(teacherChecksums), settings);
    settings.put("data", dataChecksum);
    settings.put("seed", Long.toString(seed));
    return new RunIdentity(settings, recipe.epochs(), recipe.learningRate().dependsOnEpochs());
  }

  private static void flatten(String name, JsonNode node, Map<String, String> settings) {
    if (node.isObject()) {
      node.properties().forEach(e -> flatten(name + "." + e.getKey(), e.getValue(), settings));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(name + "." + i, node.get(i), settings);
      }
    } else {
      settings.put(name, node.asString());
    }
  }

  /** A checksum's beginning tells it from another. */
  private static String shown(@Nullable String value) {
    return value == null
        ? "not set"
        : value.startsWith("sha256:")
            ? value.substring(0, Math.min(value.length(), SHOWN_OF_CHECKSUM))
            : value;
  }

  /** What differs between a checkpoint's training and this one, at most three things; empty if they may be one. */
  public List<String> differences(RunIdentity checkpoint) {
    List<String> found = new ArrayList<>();
    var names = new TreeSet<>(settings.keySet());
    names.addAll(checkpoint.settings.keySet());
    for (String name : names) {
      String there = checkpoint.settings.get(name);
      String here = settings.get(name);
      if (!Objects.equals(there, here)) {
        found.add("%s is %s there and %s here".formatted(name, shown(there), shown(here)));
      }
    }
    if (epochsMatter && epochs != checkpoint.epochs) {
      found.add(
          "recipe.epochs is %d there and %d here (this recipe's learning rate depends on it)"
              .formatted(checkpoint.epochs, epochs));
    }
    return found.subList(0, Math.min(found.size(), MOST_NAMED));
  }
}
