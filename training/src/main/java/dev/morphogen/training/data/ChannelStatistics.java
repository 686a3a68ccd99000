package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import java.math.BigInteger;

/**
 * Mean and standard deviation of each channel, of pixels scaled to 0…1.
 *
 * <p>The sums are whole numbers, so the result is exact and independent of any order. The standard
 * deviation divides by the number of pixels; a constant channel has 1, so that dividing by it is
 * always possible.
 */
public record ChannelStatistics(double[] mean, double[] std) {

  private static final double WHITE = 255;

  /**
   * The statistics of all images of a split, whose images have this shape.
   *
   * @throws InvalidInputException if there is no image, or they are of another size
   */
  public static ChannelStatistics of(ImageSplit split, Shape shape) {
    if (split.size() == 0) {
      throw new InvalidInputException("channel statistics: expected at least one image, got none");
    }
    split.requireShape("channel statistics:", shape);
    ChannelSums sums = new ChannelSums(shape);
    byte[] image = new byte[shape.size()];
    for (int n = 0; n < split.size(); n++) {
      split.read(n, image, 0);
      sums.add(image);
    }
    return sums.statistics();
  }

  /** Of {@code count} bytes in each channel, from their sums and sums of squares. */
  static ChannelStatistics of(long count, long[] sums, long[] squares) {
    double[] mean = new double[sums.length];
    double[] std = new double[sums.length];
    for (int c = 0; c < sums.length; c++) {
      mean[c] = sums[c] / (WHITE * count);
      std[c] = standardDeviation(count, sums[c], squares[c]);
    }
    return new ChannelStatistics(mean, std);
  }

  /** √(n·Σx² − (Σx)²) / (255·n); the difference is taken exactly, it cancels for flat channels. */
  private static double standardDeviation(long count, long sum, long square) {
    BigInteger variance =
        BigInteger.valueOf(count)
            .multiply(BigInteger.valueOf(square))
            .subtract(BigInteger.valueOf(sum).pow(2));
    return variance.signum() == 0 ? 1 : Math.sqrt(variance.doubleValue()) / (WHITE * count);
  }
}
