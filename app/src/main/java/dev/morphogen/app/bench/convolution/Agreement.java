package dev.morphogen.app.bench.convolution;

import dev.morphogen.network.WorkFailedException;
import java.util.Arrays;

/**
 * Before anything is timed: direct and Fourier depthwise convolution give the same images, dense and circulant ones the
 * same beyond a stencil's reach from the edge, where one sees zeros and the other the opposite side.
 */
final class Agreement {

  /** Of the largest number; float sums of some thousand terms. */
  private static final double TOLERANCE = 1e-3;

  private final ConvolutionPoint point;
  private final Contest contest;

  Agreement(ConvolutionPoint point, Contest contest) {
    this.point = point;
    this.contest = contest;
  }

  /**
   * Compares.
   *
   * @throws WorkFailedException if two answers differ
   */
  void check() {
    compare(
        Curve.DEPTHWISE_DIRECT.label(),
        twoImages(Curve.DEPTHWISE_DIRECT),
        Curve.DEPTHWISE_FOURIER,
        0);
    String name = Curve.DENSE.label();
    float[] dense = twoImages(Curve.DENSE);
    compare(name, dense, Curve.CIRCULANT_FOURIER, point.stencil() / 2);
    for (DensePeer.Way way : contest.dense()) {
      way.run();
      compare(name, dense, way.name(), way.answer(), 0);
    }
  }

  private float[] twoImages(Curve curve) {
    return Arrays.copyOf(contest.answer(curve), 2 * point.imageSize());
  }

  private void compare(String one, float[] expected, Curve other, int edge) {
    compare(one, expected, other.label(), contest.answer(other), edge);
  }

  private void compare(String one, float[] expected, String other, float[] got, int edge) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      if (isInside(i / point.channels(), edge)) {
        largest = Math.max(largest, Math.abs(expected[i]));
        double here = Math.abs(expected[i] - got[i]);
        difference = here <= difference ? difference : here; // a NaN is a difference too
      }
    }
    if (!(difference <= TOLERANCE * largest)) {
      throw new WorkFailedException(
          "%s: %s and %s should give the same images, but differ by %.2g of %.2g; please report it"
              .formatted(point, one, other, difference, largest));
    }
  }

  private boolean isInside(int pixel, int edge) {
    int row = pixel / point.side() % point.side();
    int column = pixel % point.side();
    int end = point.side() - edge;
    return row >= edge && row < end && column >= edge && column < end;
  }
}
