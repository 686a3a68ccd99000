package dev.morphogen.app.paper;

import dev.morphogen.network.paper.Width;
import java.util.Map;
import java.util.OptionalDouble;

/** The paper's Table 2: validation accuracy after 300 epochs, in percent. */
final class PublishedAccuracy {

  private record Column(String kind, Width width) {}

  private static final Map<Column, Map<String, Double>> TABLE =
      Map.of(
          new Column("cifar10", Width.A), column(93.1, 89.5, 91.3, 88.9, 88.7, 86.0),
          new Column("cifar10", Width.B), column(93.0, 91.6, 92.1, 90.6, 90.3, 88.0),
          new Column("cifar100", Width.B), column(71.7, 65.6, 67.9, 66.1, 64.6, 60.2),
          new Column("cifar100", Width.C), column(69.9, 61.9, 69.2, 65.2, 64.9, 60.0),
          new Column("stl10", Width.A), column(74.9, 74.9, 75.6, 74.6, 73.8, 69.6),
          new Column("stl10", Width.B), column(75.3, 77.2, 75.6, 75.9, 73.4, 70.5));

  private PublishedAccuracy() {}

  private static Map<String, Double> column(
      double resnet,
      double mobilenet,
      double linearmix,
      double explicit,
      double implicit,
      double circulant) {
    return Map.of(
        "resnet", resnet,
        "mobilenet", mobilenet,
        "linearmix", linearmix,
        "explicit", explicit,
        "implicit", implicit,
        "circulant", circulant);
  }

  /** Of a step on a kind of data; empty where the paper has no number. */
  static OptionalDouble percent(String kind, Width width, String step) {
    Double percent = TABLE.getOrDefault(new Column(kind, width), Map.of()).get(step);
    return percent == null ? OptionalDouble.empty() : OptionalDouble.of(percent);
  }

  /** Whether the paper has this data at all. */
  static boolean knows(String kind) {
    return TABLE.keySet().stream().anyMatch(column -> column.kind().equals(kind));
  }
}
