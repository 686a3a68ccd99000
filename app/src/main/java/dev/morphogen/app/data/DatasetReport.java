package dev.morphogen.app.data;

import dev.morphogen.app.screen.Table;
import dev.morphogen.app.screen.Text;
import dev.morphogen.network.Shape;
import dev.morphogen.training.data.ChannelStatistics;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.ImageSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts, classes and statistics of a data set. */
final class DatasetReport {

  private static final int MOST_CLASSES_LISTED = 100;
  private static final int LONGEST_NAME = 40;

  private final ImageDataset data;
  private final long[] train;
  private final long[] test;
  private final ChannelStatistics statistics;

  DatasetReport(ImageDataset data) {
    this.data = data;
    train = perClass(data.train());
    test = perClass(data.test());
    statistics = ChannelStatistics.of(data.train(), data.imageShape());
  }

  private long[] perClass(ImageSplit split) {
    long[] counts = new long[data.classes().size()];
    for (int i = 0; i < split.size(); i++) {
      counts[split.label(i)]++;
    }
    return counts;
  }

  Map<String, Object> json() {
    Shape shape = data.imageShape();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", data.name());
    json.put("shape", List.of(shape.height(), shape.width(), shape.channels()));
    json.put("classes", data.classes());
    json.put("train", counts(data.train(), train));
    json.put("test", counts(data.test(), test));
    json.put("mean", statistics.mean());
    json.put("std", statistics.std());
    json.put("checksum", data.checksum());
    return json;
  }

  private static Map<String, Object> counts(ImageSplit split, long[] perClass) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("images", split.size());
    json.put("perClass", perClass);
    return json;
  }

  List<String> lines() {
    List<String> lines =
        new ArrayList<>(
            Table.pairs()
                .row("data", data.name())
                .row("images", data.imageShape() + " (height x width x channels)")
                .row("mean", numbers(statistics.mean()) + " of pixels scaled to 0...1, per channel")
                .row("std", numbers(statistics.std()))
                .row("checksum", data.checksum())
                .lines());
    lines.add("");
    lines.addAll(classes().lines());
    return lines;
  }

  private Table classes() {
    Table table = Table.of("class", ">train", ">test");
    List<String> names = data.classes();
    int listed = Math.min(names.size(), MOST_CLASSES_LISTED);
    for (int i = 0; i < listed; i++) {
      table.row(
          Text.clipped(names.get(i), LONGEST_NAME), Text.count(train[i]), Text.count(test[i]));
    }
    if (listed < names.size()) {
      table.row("... and %d more".formatted(names.size() - listed), "", "");
    }
    return table.row(
        "all " + names.size(), Text.count(data.train().size()), Text.count(data.test().size()));
  }

  private static String numbers(double[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(number -> Text.decimal(number, 4))
        .collect(Collectors.joining(" "));
  }
}
