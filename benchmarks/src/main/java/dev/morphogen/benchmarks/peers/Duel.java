package dev.morphogen.benchmarks.peers;

import dev.morphogen.benchmarks.peers.Agreement.Differences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How one process of ours and one of a peer's are held against each other.
 *
 * @param avx2 whether both have vectors of 256 bits only
 * @param ourJvm more options of our JVM
 * @param pairs rounds of each; none only compares what they compute
 * @param seconds of a round
 * @param warmUp seconds before the first one, of each
 */
record Duel(boolean avx2, List<String> ourJvm, int pairs, double seconds, double warmUp) {

  /** Longer than native libraries' threads spin for more work. */
  private static final long PAUSE_MILLIS = 300;

  /**
   * Starts both afresh, compares what they compute and times them in turn.
   *
   * @param versions where both write what they are
   * @throws dev.morphogen.network.WorkFailedException if one fails or they differ
   */
  Rounds run(Task task, Contestants peer, Map<String, String> versions)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("side-by-side");
    Path data = folder.resolve("data");
    try {
      Data.of(task).write(data);
      try (var ours = new WorkerProcess(Contestants.MORPHOGEN, task, data, folder, avx2, ourJvm);
          var theirs = new WorkerProcess(peer, task, data, folder, avx2, List.of())) {
        versions.put(Contestants.MORPHOGEN.title(), ours.version());
        versions.put(peer.title(), theirs.version());
        return inTurn(compare(task, ours, theirs), ours, theirs);
      }
    } finally {
      delete(folder);
    }
  }

  private static Differences compare(Task task, WorkerProcess ours, WorkerProcess theirs)
      throws IOException {
    Result expected = ours.results().getFirst();
    Differences worst = Differences.NONE;
    for (Result result : theirs.results()) {
      worst =
          worst.max(Agreement.require(expected, result, task.network().layout(), theirs.version()));
    }
    return worst;
  }

  private Rounds inTurn(Differences differences, WorkerProcess ours, WorkerProcess theirs)
      throws IOException, InterruptedException {
    String way = "";
    if (pairs > 0) {
      ours.warmUp(warmUp);
      Thread.sleep(PAUSE_MILLIS);
      way = theirs.warmUp(warmUp);
    }
    double[] ourMillis = new double[pairs];
    double[] theirMillis = new double[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      Thread.sleep(PAUSE_MILLIS);
      ourMillis[pair] = ours.round(seconds);
      Thread.sleep(PAUSE_MILLIS);
      theirMillis[pair] = theirs.round(seconds);
    }
    return new Rounds(
        way, differences, ourMillis, theirMillis, ours.peakBytes(), theirs.peakBytes());
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
