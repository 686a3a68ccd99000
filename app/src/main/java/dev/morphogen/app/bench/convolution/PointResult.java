package dev.morphogen.app.bench.convolution;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

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
   * @param rounds seconds of one turn, {@code [round][curve]}
   */
  record Measured(ConvolutionPoint point, int images, double[][] rounds) implements PointResult {

    /** Median milliseconds an image. */
    public double millis(Curve curve) {
      return 1e3 * median(round -> round[curve.ordinal()]) / images;
    }

    /** How many times faster than the dense convolution of the same round: the median over the rounds. */
    public double timesFaster(Curve curve) {
      return median(round -> ratio(round, curve));
    }

    /** The least over the rounds. */
    public double least(Curve curve) {
      return Arrays.stream(rounds).mapToDouble(round -> ratio(round, curve)).min().orElseThrow();
    }

    /** The most over the rounds. */
    public double most(Curve curve) {
      return Arrays.stream(rounds).mapToDouble(round -> ratio(round, curve)).max().orElseThrow();
    }

    /** Of the dense convolution, two operations a multiply-add. */
    public double denseGigaflops() {
      return 2e-6 * point.denseMultiplyAdds() / millis(Curve.DENSE);
    }

    private static double ratio(double[] round, Curve curve) {
      return round[Curve.DENSE.ordinal()] / round[curve.ordinal()];
    }

    private double median(ToDoubleFunction<double[]> number) {
      double[] sorted = Arrays.stream(rounds).mapToDouble(number).sorted().toArray();
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
  }
}
