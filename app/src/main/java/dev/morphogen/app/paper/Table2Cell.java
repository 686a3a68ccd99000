package dev.morphogen.app.paper;

import dev.morphogen.app.screen.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One number of Table 2 and ours beside it, over all seeds that are done.
 *
 * @param wanted how many seeds were asked for
 * @param results of those that are done
 * @param failed sentences of trainings that came to nothing
 */
record Table2Cell(
    OptionalDouble published, int wanted, List<Table2Run.Result> results, List<String> failed) {

  /** Mean test accuracy of the last epochs, in percent. */
  OptionalDouble mean() {
    return results.stream().mapToDouble(Table2Run.Result::percent).average();
  }

  /** Standard deviation over seeds; empty for fewer than two. */
  OptionalDouble spread() {
    if (results.size() < 2) {
      return OptionalDouble.empty();
    }
    double mean = mean().orElseThrow();
    double squares =
        results.stream().mapToDouble(result -> Math.pow(result.percent() - mean, 2)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (results.size() - 1)));
  }

  /** Ours less the paper's. */
  OptionalDouble difference() {
    return published.isPresent() && mean().isPresent()
        ? OptionalDouble.of(mean().orElseThrow() - published.orElseThrow())
        : OptionalDouble.empty();
  }

  /** Training time of one seed, in seconds. */
  OptionalDouble seconds() {
    return results.stream().mapToDouble(Table2Run.Result::seconds).average();
  }

  /** Ours: {@code 88.2}, {@code 88.2 ± 0.1}, {@code 88.2 (1 of 3)} if seeds are missing, {@code failed} or a dash. */
  String ours() {
    if (mean().isEmpty()) {
      return failed.isEmpty() ? "–" : "failed";
    }
    String spread = spread().isPresent() ? " ± " + decimal(spread()) : "";
    String of = results.size() < wanted ? " (%d of %d)".formatted(results.size(), wanted) : "";
    return decimal(mean()) + spread + of;
  }

  /** The paper's, or a dash. */
  String paper() {
    return decimal(published);
  }

  /** With its sign, or a dash. */
  String differenceText() {
    OptionalDouble difference = difference();
    return difference.isPresent() && difference.orElseThrow() > 0
        ? "+" + decimal(difference)
        : decimal(difference);
  }

  private static String decimal(OptionalDouble value) {
    return value.isPresent() ? Text.decimal(value.orElseThrow(), 1) : "–";
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "paperPercent", published);
    put(json, "percent", mean());
    put(json, "standardDeviation", spread());
    put(json, "difference", difference());
    put(json, "seconds", seconds());
    json.put("runs", results.stream().map(Table2Run.Result::json).toList());
    json.put("failed", failed);
    return json;
  }

  private static void put(Map<String, Object> json, String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.put(name, value.orElseThrow());
    }
  }
}
