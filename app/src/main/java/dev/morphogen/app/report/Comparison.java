package dev.morphogen.app.report;

import dev.morphogen.app.screen.Table;
import dev.morphogen.app.screen.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Trainings side by side.
 *
 * @param names of the runs, each another
 * @param differences for each setting that is not the same in all, what it is in each; {@link Numbers#NONE} where it is not there
 */
record Comparison(List<Run> runs, List<String> names, Map<String, List<String>> differences) {

  private static final int LONGEST_NAME = 26;
  private static final int LONGEST_VALUE = 18;
  private static final int MOST_COLUMNS = 3;

  /** Each run has its own. */
  private static final Set<String> ALWAYS_DIFFERENT = Set.of("command", "date");

  static Comparison of(List<Run> runs) {
    return new Comparison(runs, names(runs), differences(runs));
  }

  /** The folders' names, or their paths where two have one name. */
  private static List<String> names(List<Run> runs) {
    boolean enough = runs.stream().map(Run::name).distinct().count() == runs.size();
    return runs.stream().map(run -> enough ? run.name() : run.folder().toString()).toList();
  }

  /** Without what all of them begin with, as far as a part of a name ends there: it tells none from another. */
  List<String> shortNames() {
    String common = names.getFirst();
    for (String name : names) {
      while (!name.startsWith(common)) {
        common = common.substring(0, common.length() - 1);
      }
    }
    int parts = common.replaceFirst("[^-_/]+$", "").length();
    return names.contains(common)
        ? names
        : names.stream().map(name -> name.substring(parts)).toList();
  }

  private static Map<String, List<String>> differences(List<Run> runs) {
    List<Map<String, String>> settings =
        runs.stream().map(run -> Settings.of(run.config())).toList();
    Set<String> all = new LinkedHashSet<>();
    settings.forEach(map -> all.addAll(map.keySet()));
    all.removeAll(ALWAYS_DIFFERENT);
    Map<String, List<String>> differences = new LinkedHashMap<>();
    for (String name : all) {
      List<String> values = settings.stream().map(m -> m.getOrDefault(name, Numbers.NONE)).toList();
      if (values.stream().distinct().count() > 1) {
        differences.put(name, values);
      }
    }
    return differences;
  }

  List<String> lines() {
    Table results =
        Table.of("run", ">epochs", ">test %", ">best %", ">test loss", ">images/s", ">time");
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      results.row(
          Text.clipped(shortNames().get(i), LONGEST_NAME),
          Text.count(run.epochs().size()),
          hundredfold(run.testAccuracy()),
          hundredfold(bestAccuracy(run)),
          Numbers.decimal(testLoss(run), 4).replace(Numbers.NONE, "-"),
          Numbers.count(run.imagesPerSecond()).replace(Numbers.NONE, "-"),
          Numbers.duration(run.seconds()).replace(Numbers.NONE, "-"));
    }
    List<String> lines = new ArrayList<>(results.lines());
    lines.add("");
    lines.addAll(differenceLines());
    return lines;
  }

  private static String hundredfold(@Nullable Double share) {
    return share == null ? "-" : Text.decimal(100 * share, 2);
  }

  /** Columns for a few runs; for many, which values there are. */
  private List<String> differenceLines() {
    if (differences.isEmpty()) {
      return List.of(runs.size() == 1 ? "Nothing to compare it with." : "No setting is different.");
    }
    boolean columns = runs.size() <= MOST_COLUMNS;
    List<String> headings = new ArrayList<>(List.of("different"));
    headings.addAll(
        columns
            ? shortNames().stream().map(name -> Text.clipped(name, LONGEST_VALUE)).toList()
            : List.of("values"));
    Table table = Table.of(headings.toArray(String[]::new));
    differences.forEach((name, values) -> {
      List<String> cells = new ArrayList<>();
      cells.add(columns ? Text.clipped(name, LONGEST_NAME) : name);
      List<String> ascii =
          values.stream().map(v -> v.equals(Numbers.NONE) ? "-" : shortened(v)).toList();
      cells.addAll(
          columns
              ? ascii.stream().map(v -> Text.clipped(v, LONGEST_VALUE)).toList()
              : List.of(String.join(" | ", ascii.stream().distinct().toList())));
      table.row(cells.toArray(String[]::new));
    });
    return table.lines();
  }

  /** A checksum's beginning tells it from others. */
  static String shortened(String value) {
    return value.startsWith("sha256:") ? value.substring(0, Math.min(16, value.length())) : value;
  }

  Map<String, Object> json() {
    List<Map<String, @Nullable Object>> results = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      results.add(json(names.get(i), runs.get(i)));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("runs", results);
    json.put("differences", differences);
    return json;
  }

  private static Map<String, @Nullable Object> json(String name, Run run) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("model", run.folder().toString());
    json.put("epochs", run.epochs().size());
    json.put("testAccuracy", run.testAccuracy());
    json.put("bestTestAccuracy", bestAccuracy(run));
    json.put("testLoss", testLoss(run));
    json.put("imagesPerSecond", EpochMetrics.finite(run.imagesPerSecond()));
    json.put("seconds", EpochMetrics.finite(run.seconds()));
    json.put("parameters", run.learntNumbers());
    json.put("multiplyAdds", run.multiplyAdds());
    return json;
  }

  static @Nullable Double bestAccuracy(Run run) {
    EpochMetrics best = run.best();
    return best == null ? null : best.testAccuracy();
  }

  static @Nullable Double testLoss(Run run) {
    return run.epochs().isEmpty() ? null : run.epochs().getLast().testLoss();
  }
}
