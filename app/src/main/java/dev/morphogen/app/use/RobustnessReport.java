package dev.morphogen.app.use;

import dev.morphogen.app.page.Axis;
import dev.morphogen.app.page.Line;
import dev.morphogen.app.page.LineChart;
import dev.morphogen.app.page.Page;
import dev.morphogen.app.screen.Table;
import dev.morphogen.app.screen.Text;
import dev.morphogen.app.use.Robustness.Rounded;
import dev.morphogen.network.weights.EightBitWeights.Sharing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Models side by side: test accuracy under noise and with 8-bit weights. */
final class RobustnessReport {

  private static final String WEIGHTS =
      "Weights: every trained number w, normalizations too, becomes w·(1 + ε·g), g normally distributed. By ε:";
  private static final String PIXELS =
      "Pixels: every number p of 0 to 1 becomes p + σ·g, g normally distributed, unclipped. By σ:";
  private static final String ROUNDED =
      "8-bit weights: convolutions and classifier rounded to 127 steps either side of zero, normalizations left alone. A"
          + " scale for each weight tensor, or for each of its output channels:";

  private final List<Robustness> models;
  private final RobustnessOptions options;
  private final String data;
  private final int images;

  RobustnessReport(List<Robustness> models, RobustnessOptions options, String data, int images) {
    this.models = List.copyOf(models);
    this.options = options;
    this.data = data;
    this.images = images;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", data);
    json.put("images", images);
    json.put("draws", options.draws());
    json.put("seed", options.seed());
    json.put("models", models.stream().map(Robustness::json).toList());
    return json;
  }

  private String introduction() {
    return "Test accuracy in percent on %s of %s, %s of each noise%s."
        .formatted(
            Text.plural(images, "image"),
            data,
            Text.plural(options.draws(), "draw"),
            options.draws() > 1 ? ": mean ± deviation" : "");
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(wrapped(introduction()));
    lines.add("");
    lines.addAll(wrapped(WEIGHTS));
    lines.add("");
    lines.addAll(text(noise(Robustness::weights)));
    lines.add("");
    lines.addAll(wrapped(PIXELS));
    lines.add("");
    lines.addAll(text(noise(Robustness::pixels)));
    lines.add("");
    lines.addAll(wrapped(ROUNDED));
    lines.add("");
    lines.addAll(text(rounded()));
    return lines;
  }

  Page page() {
    Page page = new Page("Robustness").paragraph(introduction());
    add(page.section("Noise of weights").paragraph(WEIGHTS), noise(Robustness::weights));
    page.chart(chart("Accuracy by noise of weights", "ε", Robustness::weights));
    add(page.section("Noise of pixels").paragraph(PIXELS), noise(Robustness::pixels));
    page.chart(chart("Accuracy by noise of pixels", "σ", Robustness::pixels));
    add(page.section("8-bit weights").paragraph(ROUNDED), rounded());
    return page;
  }

  private static List<String> wrapped(String text) {
    return Text.wrapped(text, Text.COLUMNS);
  }

  private static List<String> text(List<List<String>> table) {
    Table text = Table.of(table.getFirst().toArray(String[]::new));
    table.subList(1, table.size()).forEach(row -> text.row(row.toArray(String[]::new)));
    return text.lines(Text.COLUMNS);
  }

  private static void add(Page page, List<List<String>> table) {
    page.table(table.getFirst(), table.subList(1, table.size()));
  }

  /** Headings, then a row a model. */
  private List<List<String>> noise(Function<Robustness, List<Spread>> kind) {
    List<String> headings = new ArrayList<>(List.of("model", ">none"));
    options.levels().forEach(level -> headings.add(">" + level));
    List<List<String>> table = new ArrayList<>(List.of(headings));
    for (Robustness model : models) {
      List<String> row = new ArrayList<>(List.of(model.model(), percent(model.accuracy())));
      kind.apply(model).forEach(spread -> row.add(text(spread)));
      table.add(row);
    }
    return table;
  }

  /** One draw has no deviation. */
  private String text(Spread spread) {
    return options.draws() > 1
        ? "%s ± %s".formatted(percent(spread.mean()), percent(spread.deviation()))
        : percent(spread.mean());
  }

  private static String percent(double share) {
    return Text.decimal(100 * share, 2);
  }

  private List<List<String>> rounded() {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("model", ">float32", ">bytes", ">tensor", ">bytes", ">channel", ">bytes"));
    for (Robustness model : models) {
      List<String> row = new ArrayList<>();
      row.add(model.model());
      row.add(percent(model.accuracy()));
      row.add(Text.count(model.bytes()));
      for (Sharing sharing : Sharing.values()) {
        Rounded rounded = Objects.requireNonNull(model.rounded().get(sharing));
        row.add(percent(rounded.accuracy()));
        row.add(Text.count(rounded.bytes()));
      }
      table.add(row);
    }
    return table;
  }

  private LineChart chart(String title, String axis, Function<Robustness, List<Spread>> kind) {
    LineChart chart = new LineChart(title, Axis.of(axis).log(), Axis.of("accuracy", "%"));
    for (Robustness model : models) {
      double[] means = kind.apply(model).stream().mapToDouble(s -> 100 * s.mean()).toArray();
      chart.add(Line.of(model.model(), options.levelArray(), means));
    }
    return chart;
  }
}
