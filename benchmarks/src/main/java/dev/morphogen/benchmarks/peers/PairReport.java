package dev.morphogen.benchmarks.peers;

import dev.morphogen.benchmarks.Median;
import dev.morphogen.benchmarks.peers.Agreement.Differences;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One task, done by us and by a peer in turn.
 *
 * @param runs of one process each; the medians are over all their rounds
 */
record PairReport(Task task, String peer, List<Rounds> runs) {

  private double[] over(Function<Rounds, double[]> part) {
    return runs.stream().map(part).flatMapToDouble(Arrays::stream).toArray();
  }

  private Differences differences() {
    return runs.stream().map(Rounds::differences).reduce(Differences.NONE, Differences::max);
  }

  /** The most that a process of ours held. */
  private long ourBytes() {
    return runs.stream().mapToLong(Rounds::ourBytes).max().orElseThrow();
  }

  /** The least that a process of theirs held at its peak, so that nothing flatters us. */
  private long theirBytes() {
    return runs.stream().mapToLong(Rounds::theirBytes).min().orElseThrow();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("step", task.step());
    json.put("work", task.work().name().toLowerCase(Locale.ROOT));
    json.put("batch", task.images());
    json.put("peer", peer);
    json.put("logitsDifference", differences().logits());
    json.put("gradientDifference", differences().gradient());
    json.put("worstGradientDifference", differences().worstGradient());
    json.put("processes", runs.stream().map(Rounds::json).toList());
    if (isTimed()) {
      json.put("medianMillis", Median.of(over(Rounds::ours)));
      json.put("peerMedianMillis", Median.of(over(Rounds::theirs)));
      json.put("medianRatio", Median.of(over(Rounds::ratios)));
    }
    json.put("peakBytes", ourBytes());
    json.put("peerPeakBytes", theirBytes());
    return json;
  }

  private boolean isTimed() {
    return runs.getFirst().ours().length > 0;
  }

  /** The headings of {@link #row}. */
  static final List<String> HEADINGS =
      List.of(
          "step", "work", "peer", "ours ms", "peer ms", "ratio", "pair by pair", "MB ours, peer");

  /** Medians over all rounds, and each pair's ratio, a slash between processes. */
  List<String> row() {
    String work = "%s of %d".formatted(task.work().name().toLowerCase(Locale.ROOT), task.images());
    String memory = "%d, %d".formatted(ourBytes() >> 20, theirBytes() >> 20);
    if (!isTimed()) {
      Differences worst = differences();
      String agreement =
          "differences: logits %.0e, gradient %.0e, worst %.0e"
              .formatted(worst.logits(), worst.gradient(), worst.worstGradient());
      return List.of(task.step(), work, who(), "", "", "", agreement, memory);
    }
    return List.of(
        task.step(),
        work,
        who(),
        number(Median.of(over(Rounds::ours))),
        number(Median.of(over(Rounds::theirs))),
        number(Median.of(over(Rounds::ratios))),
        runs.stream().map(PairReport::pairs).collect(Collectors.joining(" / ")),
        memory);
  }

  private String who() {
    return Stream.concat(Stream.of(peer), runs.stream().map(Rounds::way))
        .filter(name -> !name.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String pairs(Rounds run) {
    return Arrays.stream(run.ratios())
        .mapToObj(PairReport::number)
        .collect(Collectors.joining(" "));
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%.0f", number);
  }
}
