package dev.morphogen.benchmarks.peers;

import dev.morphogen.benchmarks.Median;
import dev.morphogen.benchmarks.peers.Agreement.Differences;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One task, done by us and by a peer in turn.
 *
 * @param way which of the peer's ways was fastest
 * @param ours median milliseconds of each round
 * @param theirs of the rounds right after
 */
record PairReport(
    Task task,
    String peer,
    String way,
    Differences differences,
    double[] ours,
    double[] theirs,
    long ourBytes,
    long theirBytes) {

  private double[] ratios() {
    return IntStream.range(0, ours.length).mapToDouble(i -> theirs[i] / ours[i]).toArray();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("step", task.step());
    json.put("work", task.work().name().toLowerCase(Locale.ROOT));
    json.put("batch", task.images());
    json.put("peer", peer);
    json.put("peerWay", way);
    json.put("logitsDifference", differences.logits());
    json.put("gradientDifference", differences.gradient());
    json.put("worstGradientDifference", differences.worstGradient());
    json.put("millis", ours);
    json.put("peerMillis", theirs);
    json.put("ratios", ratios());
    if (ours.length > 0) {
      json.put("medianMillis", Median.of(ours));
      json.put("peerMedianMillis", Median.of(theirs));
      json.put("medianRatio", Median.of(ratios()));
    }
    json.put("peakBytes", ourBytes);
    json.put("peerPeakBytes", theirBytes);
    return json;
  }

  /** The headings of {@link #row}. */
  static final List<String> HEADINGS =
      List.of(
          "step", "work", "peer", "ours ms", "peer ms", "ratio", "pair by pair", "MB ours, peer");

  List<String> row() {
    String work = "%s of %d".formatted(task.work().name().toLowerCase(Locale.ROOT), task.images());
    String who = way.isEmpty() ? peer : peer + ", " + way;
    String memory = "%d, %d".formatted(ourBytes >> 20, theirBytes >> 20);
    if (ours.length == 0) {
      String agreement =
          "differences: logits %.0e, gradient %.0e, worst %.0e"
              .formatted(differences.logits(), differences.gradient(), differences.worstGradient());
      return List.of(task.step(), work, who, "", "", "", agreement, memory);
    }
    return List.of(
        task.step(),
        work,
        who,
        number(Median.of(ours)),
        number(Median.of(theirs)),
        number(Median.of(ratios())),
        Arrays.stream(ratios()).mapToObj(PairReport::number).collect(Collectors.joining(" ")),
        memory);
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%.0f", number);
  }
}
