package dev.morphogen.app.report;

import dev.morphogen.app.option.TrainedData;
import dev.morphogen.app.page.Axis;
import dev.morphogen.app.page.Line;
import dev.morphogen.app.page.LineChart;
import dev.morphogen.app.page.Page;
import dev.morphogen.app.screen.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Trainings side by side, as a page: results, curves over each other, and what was different. */
record ComparisonPage(Comparison comparison) {

  Page page() {
    Page page =
        new Page(Text.plural(comparison.runs().size(), "training") + " side by side")
            .table(
                List.of(
                    "run",
                    "data",
                    ">epochs",
                    ">test accuracy",
                    ">best",
                    ">test loss",
                    ">images/s",
                    ">time",
                    ">learnt numbers",
                    ">multiply-adds"),
                results());
    page.section("Curves").charts(charts()).paragraph(Curves.LOSSES);
    page.section("What was different");
    if (comparison.differences().isEmpty()) {
      return page.paragraph("No setting is different.");
    }
    addDifferences(page);
    return page;
  }

  /** Of runs and settings the fewer stand side by side: there is less room across than down. */
  private void addDifferences(Page page) {
    List<String> names = comparison.shortNames();
    List<String> settings = List.copyOf(comparison.differences().keySet());
    List<List<String>> values =
        comparison.differences().values().stream()
            .map(row -> row.stream().map(Comparison::shortened).toList())
            .toList();
    if (names.size() <= settings.size()) {
      page.table(row("setting", names), rows(settings, values));
    } else {
      page.table(row("run", settings), rows(names, transposed(values, names.size())));
    }
  }

  private static List<List<String>> rows(List<String> names, List<List<String>> values) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> row(names.get(i), values.get(i)))
        .toList();
  }

  private static List<String> row(String name, List<String> values) {
    return Stream.concat(Stream.of(name), values.stream()).toList();
  }

  private static List<List<String>> transposed(List<List<String>> rows, int columns) {
    return IntStream.range(0, columns)
        .mapToObj(i -> rows.stream().map(row -> row.get(i)).toList())
        .toList();
  }

  private List<List<String>> results() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < comparison.runs().size(); i++) {
      Run run = comparison.runs().get(i);
      rows.add(
          List.of(
              comparison.names().get(i),
              TrainedData.specification(run.config()).orElse(Numbers.NONE),
              Text.count(run.epochs().size()),
              Numbers.percent(run.testAccuracy()),
              Numbers.percent(Comparison.bestAccuracy(run)),
              Numbers.decimal(Comparison.testLoss(run), 4),
              Numbers.count(run.imagesPerSecond()),
              Numbers.duration(run.seconds()),
              Text.count(run.learntNumbers()),
              Text.count(run.multiplyAdds())));
    }
    return rows;
  }

  private List<LineChart> charts() {
    Axis epoch = Axis.of("epoch");
    Axis accuracy = Axis.of("right", "%");
    return List.of(
        chart("Test accuracy", epoch, accuracy, EpochMetrics::testAccuracy, 100),
        overTime(accuracy),
        chart("Training accuracy", epoch, accuracy, EpochMetrics::accuracy, 100),
        chart("Test loss", epoch, Axis.of("loss"), EpochMetrics::testLoss, 1),
        chart("Training loss", epoch, Axis.of("loss"), EpochMetrics::loss, 1),
        chart(
            "Learning rate", epoch, Axis.of("at the epoch’s end"), EpochMetrics::learningRate, 1));
  }

  private LineChart chart(
      String title, Axis x, Axis y, Function<EpochMetrics, @Nullable Double> of, double factor) {
    ToDoubleFunction<EpochMetrics> number = epoch -> factor * Numbers.of(of.apply(epoch));
    LineChart chart = new LineChart(title, x, y);
    each((name, epochs) ->
            Line.of(name, numbers(epochs), epochs.stream().mapToDouble(number).toArray()))
        .forEach(chart::add);
    return chart;
  }

  private LineChart overTime(Axis y) {
    LineChart chart = new LineChart("Test accuracy over time", Axis.of("time", "min"), y);
    each((name, epochs) -> Line.of(name, minutes(epochs), accuracies(epochs))).forEach(chart::add);
    return chart;
  }

  private interface Drawing {
    Line of(String name, List<EpochMetrics> epochs);
  }

  private List<Line> each(Drawing drawing) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < comparison.runs().size(); i++) {
      lines.add(drawing.of(comparison.shortNames().get(i), comparison.runs().get(i).epochs()));
    }
    return lines;
  }

  private static double[] numbers(List<EpochMetrics> epochs) {
    return epochs.stream().mapToDouble(EpochMetrics::epoch).toArray();
  }

  private static double[] accuracies(List<EpochMetrics> epochs) {
    return epochs.stream().mapToDouble(e -> 100 * Numbers.of(e.testAccuracy())).toArray();
  }

  private static double[] minutes(List<EpochMetrics> epochs) {
    double[] minutes = epochs.stream().mapToDouble(e -> Numbers.of(e.seconds()) / 60).toArray();
    Arrays.parallelPrefix(minutes, Double::sum);
    return minutes;
  }
}
