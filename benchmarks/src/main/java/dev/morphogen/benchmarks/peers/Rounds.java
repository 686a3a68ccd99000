package dev.morphogen.benchmarks.peers;

import dev.morphogen.benchmarks.peers.Agreement.Differences;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one process of ours and one of a peer's took in turn.
 *
 * @param way which of the peer's ways was fastest in this process
 * @param ours median milliseconds of each round
 * @param theirs of the rounds right after
 * @param ourBytes the process's peak of memory
 * @param theirBytes the same of theirs
 */
record Rounds(
    String way,
    Differences differences,
    double[] ours,
    double[] theirs,
    long ourBytes,
    long theirBytes) {

  /** Theirs over ours, pair by pair. */
  double[] ratios() {
    return IntStream.range(0, ours.length).mapToDouble(i -> theirs[i] / ours[i]).toArray();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("peerWay", way);
    json.put("millis", ours);
    json.put("peerMillis", theirs);
    json.put("ratios", ratios());
    return json;
  }
}
