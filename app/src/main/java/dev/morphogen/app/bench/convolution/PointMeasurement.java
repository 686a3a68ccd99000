package dev.morphogen.app.bench.convolution;

import dev.morphogen.app.bench.convolution.PointResult.Measured;
import dev.morphogen.app.bench.convolution.PointResult.Skipped;
import dev.morphogen.app.measure.Turns;
import dev.morphogen.app.screen.Text;
import dev.morphogen.kernels.Kernels;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures a point within limits of time and memory: as many images a turn as the paper's batch, fewer where they would
 * not fit. Which is fair: an image's time hardly depends on how many others there are, and who is compared has the same.
 *
 * @param batch images in a turn, at most, unless they are fewer than two a thread
 * @param seconds for a point, roughly: a third to warm up, the rest to measure, three rounds at least
 * @param bytes a point may allocate
 * @param peers whose dense convolutions compete with ours
 */
record PointMeasurement(
    Kernels kernels, int threads, int batch, double seconds, long bytes, List<DensePeer> peers) {

  /** So many rounds should fit the time. */
  private static final int ROUNDS = 8;

  private static final String OURS = "Morphogen";

  PointResult measure(ConvolutionPoint point) {
    if (!point.fitsArrays()) {
      return new Skipped(point, "left out: its numbers are too many for an array");
    }
    try (Contest contest = new Contest(point, kernels, threads, peers)) {
      return measure(point, contest);
    }
  }

  private PointResult measure(ConvolutionPoint point, Contest contest) {
    int least = 2 * threads;
    if (contest.bytes(least) > bytes) {
      return new Skipped(
          point,
          "left out: it needs %s, the limit is %s (half of what Java may use)"
              .formatted(Text.bytes(contest.bytes(least)), Text.bytes(bytes)));
    }
    contest.prepare();
    contest.images(least);
    new Agreement(point, contest).check();
    Turns few = new Turns(contest.runs());
    few.warmUp(seconds / 3);
    contest.images(images(contest, point, secondsOfAll(few)));
    return all(point, contest);
  }

  private static double secondsOfAll(Turns turns) {
    double sum = 0;
    for (double[] rounds : turns.measure(0)) {
      sum += rounds[0];
    }
    return sum;
  }

  private Measured all(ConvolutionPoint point, Contest contest) {
    Turns turns = new Turns(contest.runs());
    turns.warmUp(0);
    double[][] rounds = turns.measure(seconds * 2 / 3);
    Map<Curve, double[]> byCurve = new EnumMap<>(Curve.class);
    for (Curve curve : Curve.values()) {
      byCurve.put(curve, rounds[byCurve.size()]);
    }
    Measured measured = new Measured(point, contest.images(), byCurve, OURS);
    for (int peer = 0; peer < contest.dense().size(); peer++) {
      double[] theirs = rounds[Curve.values().length + peer];
      measured = measured.orFaster(contest.dense().get(peer).name(), theirs);
    }
    return measured;
  }

  /** A multiple of twice the threads, so that each has the same to do. */
  private int images(Contest contest, ConvolutionPoint point, double secondsOfLeast) {
    int least = 2 * threads;
    int most = Math.min(batch, Integer.MAX_VALUE / 2 / point.imageSize());
    int images = least;
    while (images + least <= most
        && contest.bytes(images + least) <= bytes
        && secondsOfLeast * (images + least) / least <= seconds * 2 / 3 / ROUNDS) {
      images += least;
    }
    return images;
  }
}
