package dev.morphogen.training.report;

import java.util.Locale;

/**
 * How an epoch went.
 *
 * @param epoch its number, from 1
 * @param trainingLoss mean over the epoch's batches, each before its step; with label smoothing, if
 *     there is some
 * @param trainingAccuracy share of the augmented training images that were recognised, likewise
 * @param testLoss mean over the test images after the epoch, without smoothing
 * @param imagesPerSecond training alone
 * @param seconds training and testing
 * @param learningRate that of the epoch's last step
 */
public record EpochReport(
    int epoch,
    int epochs,
    double trainingLoss,
    double trainingAccuracy,
    double testLoss,
    double testAccuracy,
    double bestTestAccuracy,
    double imagesPerSecond,
    double seconds,
    double learningRate) {

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "epoch %d/%d: loss %.4f, accuracy %.2f %%; test loss %.4f, accuracy %.2f %%"
            + " (best %.2f %%); %.0f images/s, %.1f s",
        epoch,
        epochs,
        trainingLoss,
        100 * trainingAccuracy,
        testLoss,
        100 * testAccuracy,
        100 * bestTestAccuracy,
        imagesPerSecond,
        seconds);
  }
}
