package dev.morphogen.app.bench.convolution;

import dev.morphogen.app.bench.convolution.PointResult.Measured;
import dev.morphogen.app.bench.convolution.PointResult.Skipped;
import dev.morphogen.app.measure.Turns;
import dev.morphogen.app.screen.Text;
import dev.morphogen.kernels.Kernels;

/**
 * Measures a point within limits of time and memory: as many images a turn as the paper's batch, fewer where they would
 * not fit. Which is fair: an image's time hardly depends on how many others there are, and who is compared has the same.
 *
 * @param batch images in a turn, at most
 * @param seconds for a point, roughly: a third to warm up, the rest to measure, three rounds at least
 * @param bytes a point may allocate
 */
record PointMeasurement(Kernels kernels, int threads, int batch, double seconds, long bytes) {

  /** So many rounds should fit the time. */
  private static final int ROUNDS = 8;

  PointResult measure(ConvolutionPoint point) {
    if (!point.fitsArrays()) {
      return new Skipped(point, "left out: its numbers are too many for an array");
    }
    Contest contest = new Contest(point, kernels, threads);
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
    return new Measured(point, contest.images(), all(contest));
  }

  private static double secondsOfAll(Turns turns) {
    double sum = 0;
    for (double one : turns.measure(0)[0]) {
      sum += one;
    }
    return sum;
  }

  private double[][] all(Contest contest) {
    Turns turns = new Turns(contest.runs());
    turns.warmUp(0);
    return turns.measure(seconds * 2 / 3);
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
