package dev.morphogen.network.model;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.json.JsonPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code config.json} says of a model: what it is and how it was made, all but the weights.
 *
 * <p>Fields that it does not know at the top are left alone, as another version may have added them; within the
 * architecture they are refused, as they make another network.
 */
public record ModelConfig(
    NetworkSpec spec, Preprocessing preprocessing, Map<String, Object> provenance) {

  private static final String FORMAT = "morphogen/1";

  /** Copies what changes. */
  public ModelConfig {
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /**
   * Of the model in this folder, whose weights need not be there: a record is enough.
   *
   * @throws InvalidInputException if there is no {@code config.json}, or one that is damaged
   */
  public static ModelConfig in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(
          "%s: expected a folder with %s, it %s"
              .formatted(folder, Model.CONFIG, Files.exists(folder) ? "is a file" : "is missing"));
    }
    return read(JsonPlace.read(folder.resolve(Model.CONFIG)));
  }

  byte[] toJson() {
    return JsonPlace.write(fields());
  }

  /**
   * The fields by name, from architecture to provenance, each as JSON on one line, for a file that carries them along;
   * but for the format, which is this file's own affair.
   */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    fields().forEach((name, value) -> texts.put(name, JsonPlace.line(value)));
    texts.remove("format");
    return texts;
  }

  private Map<String, Object> fields() {
    Shape input = spec.input();
    Map<String, Object> sides = new LinkedHashMap<>();
    sides.put("height", input.height());
    sides.put("width", input.width());
    sides.put("channels", input.channels());
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("mean", preprocessing.mean());
    numbers.put("std", preprocessing.std());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", FORMAT);
    all.put("architecture", ArchitectureJson.write(spec.architecture()));
    all.put("input", sides);
    all.put("classes", spec.classes());
    all.put("preprocessing", numbers);
    all.put("provenance", provenance);
    return all;
  }

  static ModelConfig read(JsonPlace config) {
    String format = config.field("format").text();
    if (!format.equals(FORMAT)) {
      throw config.field("format").expected('"' + FORMAT + '"');
    }
    try {
      NetworkSpec spec =
          new NetworkSpec(
              ArchitectureJson.read(config.field("architecture")),
              shape(config.field("input")),
              config.field("classes").list(JsonPlace::text));
      return new ModelConfig(
          spec, preprocessing(config.field("preprocessing"), spec), provenance(config));
    } catch (InvalidInputException e) {
      throw config.at(e);
    }
  }

  private static Shape shape(JsonPlace input) {
    return new Shape(
        input.field("height").integer(),
        input.field("width").integer(),
        input.field("channels").integer());
  }

  private static Preprocessing preprocessing(JsonPlace place, NetworkSpec spec) {
    List<Double> mean = place.field("mean").list(JsonPlace::number);
    List<Double> std = place.field("std").list(JsonPlace::number);
    int channels = spec.input().channels();
    if (mean.size() != channels) {
      throw place.field("mean").expected("a number for each of %d channels".formatted(channels));
    }
    return new Preprocessing(mean, std);
  }

  private static Map<String, Object> provenance(JsonPlace config) {
    return config.optional("provenance").map(JsonPlace::map).orElse(Map.of());
  }
}
