package dev.morphogen.app.train;

import dev.morphogen.app.screen.Table;
import dev.morphogen.app.screen.Text;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.weights.WeightLayout;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said when a training has ended, from what the model says of its making. */
final class TrainingReport {

  private record Epoch(int number, double testAccuracy, double imagesPerSecond, double seconds) {}

  private final Model model;
  private final Path folder;
  private final boolean reported;
  private final List<Epoch> history;

  /** {@code reported} if there is a page to look at. */
  TrainingReport(Model model, Path folder, boolean reported) {
    this.model = model;
    this.reported = reported;
    this.folder = folder;
    history =
        ((List<?>) model.provenance().getOrDefault("history", List.of()))
            .stream().map(entry -> epoch((Map<?, ?>) entry)).toList();
  }

  private static Epoch epoch(Map<?, ?> entry) {
    return new Epoch(
        (int) number(entry, "epoch"),
        number(entry, "testAccuracy"),
        number(entry, "imagesPerSecond"),
        number(entry, "seconds"));
  }

  private static double number(Map<?, ?> entry, String name) {
    return entry.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** The first of the best. */
  private Epoch best() {
    return history.stream()
        .max(Comparator.comparingDouble(Epoch::testAccuracy).thenComparingInt(e -> -e.number()))
        .orElseThrow();
  }

  /** Every epoch has as many images, so the mean speed is the harmonic one. */
  private double imagesPerSecond() {
    return history.size() / history.stream().mapToDouble(e -> 1 / e.imagesPerSecond()).sum();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("testAccuracy", history.getLast().testAccuracy());
    json.put("bestTestAccuracy", best().testAccuracy());
    json.put("epochs", history.getLast().number());
    json.put("imagesPerSecond", imagesPerSecond());
    json.put("model", folder.toString());
    if (reported) {
      json.put("report", page());
    }
    return json;
  }

  private String page() {
    return folder.resolve("report.html").toString();
  }

  List<String> lines() {
    Epoch last = history.getLast();
    WeightLayout layout = model.weights().layout();
    Table table =
        Table.pairs()
            .row(
                "test accuracy",
                "%s after %s (best: %s after epoch %d)"
                    .formatted(
                        Text.percent(last.testAccuracy()),
                        Text.plural(last.number(), "epoch"),
                        Text.percent(best().testAccuracy()),
                        best().number()))
            .row(
                "time",
                "%s, %s images/s"
                    .formatted(
                        Text.duration(history.stream().mapToDouble(Epoch::seconds).sum()),
                        Text.count(Math.round(imagesPerSecond()))))
            .row(
                "learnt numbers",
                "%s (%s as the paper counts)"
                    .formatted(Text.count(layout.trainedSize()), Text.count(layout.paperCount())))
            .row("model", folder.toString());
    if (reported) {
      table.row("report", page());
    }
    return table
        .row("next", "./morphogen predict --model %s IMAGE".formatted(Text.typed(folder)))
        .lines();
  }
}
