package dev.morphogen.app.paper;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.screen.Text;
import dev.morphogen.network.paper.Width;
import dev.morphogen.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Table 2 with ours beside the paper's: steps down, data sets and widths across. */
record Table2(
    Recipe recipe,
    List<Column> columns,
    List<String> steps,
    BiFunction<String, Column, Table2Cell> cells,
    List<Long> seeds,
    int teachers) {

  /**
   * A data set and a width.
   *
   * @param kind whose numbers of the paper stand beside
   */
  record Column(String data, String kind, Width width) {

    boolean holds(Table2Run run, String step) {
      return run.data().equals(data) && run.width() == width && run.step().equals(step);
    }

    String heading() {
      return "%s %s".formatted(DataOptions.shortName(data), width);
    }
  }

  Table2Cell cell(String step, Column column) {
    return cells.apply(step, column);
  }

  /** Headings: step, then for every column the paper's, ours, difference and time; {@code >} aligns right. */
  List<String> headings() {
    List<String> all = new ArrayList<>(List.of("step"));
    for (Column column : columns) {
      all.addAll(List.of(">%s paper".formatted(column.heading()), ">ours", ">difference", ">time"));
    }
    return all;
  }

  List<List<String>> rows() {
    return steps.stream().map(this::row).toList();
  }

  private List<String> row(String step) {
    List<String> row = new ArrayList<>(List.of(step));
    for (Column column : columns) {
      Table2Cell cell = cell(step, column);
      OptionalDouble seconds = cell.seconds();
      row.addAll(List.of(cell.paper(), cell.ours(), cell.differenceText()));
      row.add(seconds.isPresent() ? Text.duration(seconds.orElseThrow()) : "–");
    }
    return row;
  }

  /** One sentence on what stands in the table. */
  String caption() {
    String taught =
        teachers == 0
            ? ""
            : ", learning from %s besides the labels".formatted(Text.plural(teachers, "teacher"));
    return "Test accuracy in percent after the last of %s, recipe %s, %s%s; the paper: 300 epochs."
        .formatted(
            Text.plural(recipe.epochs(), "epoch"),
            recipe.name(),
            Text.plural(seeds.size(), "seed"),
            taught);
  }

  /** How far its numbers are to be trusted, whether its runs saw the same images, and where they were trained. */
  List<String> sentences() {
    List<Table2Run.Result> all = columns.stream().flatMap(this::results).toList();
    List<String> sentences = new ArrayList<>();
    all.stream()
        .mapToDouble(Table2Run.Result::standardError)
        .max()
        .ifPresent(most ->
            sentences.add(
                "Another draw of as many test images would change an accuracy by a standard error of up to %s points."
                    .formatted(Text.decimal(most, 1))));
    for (Column column : columns) {
      if (results(column).map(Table2Run.Result::images).distinct().count() > 1) {
        sentences.add(
            "%s: not all runs saw the same images: the seed divides or chooses them, or they have changed; table2.json has their checksums."
                .formatted(column.heading()));
      }
    }
    sentences.addAll(
        new RunOrigins(all.stream().map(Table2Run.Result::origin).toList()).sentences());
    return sentences;
  }

  private Stream<Table2Run.Result> results(Column column) {
    return steps.stream().flatMap(step -> cell(step, column).results().stream());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recipe", recipe.toMap());
    json.put("seeds", seeds);
    json.put("teachers", teachers);
    List<Object> all = new ArrayList<>();
    for (String step : steps) {
      for (Column column : columns) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("step", step);
        entry.put("data", DataOptions.shortName(column.data()));
        entry.put("width", column.width().name());
        entry.putAll(cell(step, column).json());
        all.add(entry);
      }
    }
    json.put("cells", all);
    return json;
  }
}
