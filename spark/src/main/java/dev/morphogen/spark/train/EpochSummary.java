package dev.morphogen.spark.train;

import java.util.Locale;

/**
 * How an epoch went on the cluster.
 *
 * @param epoch its number, from 1
 * @param loss mean over its batches, each before its step
 * @param accuracy share of the varied training images that were recognised, likewise
 * @param imagesPerSecond of all workers, while they trained
 * @param exchangeShare share of that time in which the slowest worker exchanged numbers and waited for others
 * @param seconds with all that Spark does
 */
public record EpochSummary(
    int epoch,
    int epochs,
    int workers,
    double loss,
    double accuracy,
    double imagesPerSecond,
    double exchangeShare,
    double seconds,
    double learningRate) {

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "epoch %d/%d: loss %.4f, accuracy %.2f %%; %.0f images/s by %s, %.1f %% of it exchange, %.1f s",
        epoch,
        epochs,
        loss,
        100 * accuracy,
        imagesPerSecond,
        workers == 1 ? "1 worker" : workers + " workers",
        100 * exchangeShare,
        seconds);
  }
}
