package dev.morphogen.app.bench.convolution;

import dev.morphogen.app.measure.Stopwatch.Times;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What became of a point. */
public sealed interface PointResult {

  /** Which it is. */
  ConvolutionPoint point();

  /** It was left out, for a reason that is a sentence. */
  record Skipped(ConvolutionPoint point, String reason) implements PointResult {}

  /**
   * It was measured.
   *
   * @param images in one turn
   * @param seconds of each curve's turns, round by round
   * @param denseBy whose dense convolution it is
   */
  record Measured(ConvolutionPoint point, int images, Map<Curve, double[]> seconds, String denseBy)
      implements PointResult {

    /** Keeps its own copy. */
    public Measured {
      seconds = new EnumMap<>(seconds);
    }

    /** This, or the same with another dense convolution, if its median is less. */
    Measured orFaster(String name, double[] dense) {
      if (Times.of(dense).median() >= Times.of(of(Curve.DENSE)).median()) {
        return this;
      }
      Map<Curve, double[]> other = new EnumMap<>(seconds);
      other.put(Curve.DENSE, dense);
      return new Measured(point, images, other, name);
    }

    /** How many rounds. */
    public int rounds() {
      return of(Curve.DENSE).length;
    }

    /** Median milliseconds an image. */
    public double millis(Curve curve) {
      return 1e3 * Times.of(of(curve)).median() / images;
    }

    /** How many times faster than the dense convolution of the same round: the median over the rounds. */
    public double timesFaster(Curve curve) {
      return Times.of(ratios(curve)).median();
    }

    /** The least over the rounds. */
    public double least(Curve curve) {
      return Arrays.stream(ratios(curve)).min().orElseThrow();
    }

    /** The most over the rounds. */
    public double most(Curve curve) {
      return Arrays.stream(ratios(curve)).max().orElseThrow();
    }

    /** Of the dense convolution, two operations a multiply-add. */
    public double denseGigaflops() {
      return 2e-6 * point.denseMultiplyAdds() / millis(Curve.DENSE);
    }

    private double[] ratios(Curve curve) {
      double[] ratios = of(Curve.DENSE).clone();
      for (int round = 0; round < ratios.length; round++) {
        ratios[round] /= of(curve)[round];
      }
      return ratios;
    }

    private double[] of(Curve curve) {
      return Objects.requireNonNull(seconds.get(curve), "every curve takes part");
    }
  }
}
