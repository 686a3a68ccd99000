package dev.morphogen.app.paper;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.option.TrainedData;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.ModelConfig;
import dev.morphogen.network.paper.Width;
import dev.morphogen.training.recipe.Recipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One training of Table 2: an ordinary {@code morphogen train} with a folder of its own. */
record Table2Run(
    String data,
    @Nullable Integer limit,
    String step,
    Width width,
    Recipe recipe,
    Teaching teaching,
    long seed) {

  /** Arguments that name the models learnt from, and their checksums in the same order. */
  record Teaching(List<String> arguments, List<String> checksums) {}

  /**
   * What a training came to: test accuracy after the last epoch and after each, its time, its origin, the checksum
   * of the images and how many of them tested it.
   */
  record Result(
      long seed,
      double percent,
      double seconds,
      List<Double> byEpoch,
      Map<String, String> origin,
      String images,
      int testImages) {

    /** What chance of which images test leaves open, in percentage points: that of a share of so many. */
    double standardError() {
      return Math.sqrt(percent * (100 - percent) / testImages);
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("seed", seed);
      json.put("percent", percent);
      json.put("standardError", standardError());
      json.put("seconds", seconds);
      json.put("images", images);
      json.put("origin", origin);
      return json;
    }

    double[] percentByEpoch() {
      return byEpoch.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /** The folder's name below the table's: {@code cifar10-explicit-A-seed1}, or with a limit {@code cifar10-explicit-A-limit300-seed1}. */
  String folderName() {
    String limited = limit == null ? "" : "-limit" + limit;
    return "%s-%s-%s%s-seed%d".formatted(DataOptions.shortName(data), step, width, limited, seed);
  }

  /**
   * Trains, or continues a training that was interrupted: as it was begun, but for the recipe, which is ours; the
   * checkpoint refuses another than its own.
   */
  List<String> arguments(Path folder, Path recipeFile, int threads) {
    List<String> all = new ArrayList<>();
    all.add("train");
    if (Files.isDirectory(folder.resolve("checkpoints"))) {
      all.addAll(List.of("--resume", "--recipe", recipeFile.toString()));
      all.addAll(List.of("--epochs", Integer.toString(recipe.epochs())));
      all.addAll(List.of("--batch", Integer.toString(recipe.batch())));
    } else {
      all.addAll(List.of("--data", data, "--step", step, "--width", width.name()));
      all.addAll(List.of("--recipe", recipeFile.toString(), "--seed", Long.toString(seed)));
      all.addAll(teaching.arguments());
      if (limit != null) {
        all.addAll(List.of("--limit", limit.toString()));
      }
    }
    all.addAll(List.of("--out", folder.toString(), "--threads", Integer.toString(threads)));
    return all;
  }

  /**
   * What the folder's model came to; empty if there is none yet.
   *
   * @throws InvalidInputException if another recipe, other teachers or other data made it
   */
  Optional<Result> result(Path folder) {
    if (!Model.isIn(folder)) {
      return Optional.empty();
    }
    ModelConfig config = ModelConfig.in(folder);
    Map<String, Object> made = config.provenance();
    // Read, for a field may have been added since, and by our name, which changes nothing.
    Recipe there = Recipe.read(folder).with("name", recipe.name());
    requireSame(folder, "recipe", plain(recipe.toMap()), plain(there.toMap()));
    requireSame(folder, "teachers", plain(teaching.checksums()), plain(teachers(made)));
    if (!TrainedData.isCalled(config, data)) {
      String trainedOn = TrainedData.specification(config).orElse("unknown data");
      throw another(folder, "data", data, trainedOn);
    }
    return Optional.of(
        new Result(
            seed,
            100 * number(made, "testAccuracy"),
            number(made, "seconds"),
            byEpoch(made),
            RunOrigins.of(made),
            TrainedData.checksum(config),
            TrainedData.testImages(config)));
  }

  private static void requireSame(Path folder, String what, String expected, String got) {
    if (!expected.equals(got)) {
      throw another(folder, what, expected, got);
    }
  }

  private static InvalidInputException another(
      Path folder, String what, String expected, String got) {
    return new InvalidInputException(
        "%s: expected the %s %s, got a model of %s: name another folder with --out"
            .formatted(folder, what, expected, got));
  }

  private static List<Object> teachers(Map<String, Object> made) {
    List<Object> checksums = new ArrayList<>();
    if (made.get("teachers") instanceof List<?> teachers) {
      teachers.forEach(teacher -> checksums.add(((Map<?, ?>) teacher).get("checksum")));
    }
    return checksums;
  }

  private static String plain(@Nullable Object value) {
    return String.valueOf(value);
  }

  private static List<Double> byEpoch(Map<String, Object> made) {
    return made.get("history") instanceof List<?> history
        ? history.stream().map(epoch -> 100 * number((Map<?, ?>) epoch, "testAccuracy")).toList()
        : List.of();
  }

  private static double number(Map<?, ?> made, String name) {
    return made.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
