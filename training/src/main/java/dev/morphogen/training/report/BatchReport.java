package dev.morphogen.training.report;

/**
 * How far an epoch is.
 *
 * @param epoch its number, from 1
 * @param batch how many batches are done
 * @param images how many images are done
 * @param epochImages how many images the epoch has
 * @param loss running mean over the epoch's batches so far
 * @param accuracy running mean, likewise
 * @param imagesPerSecond since the epoch began
 * @param learningRate of the last step
 */
public record BatchReport(
    int epoch,
    int epochs,
    int batch,
    int batches,
    int images,
    int epochImages,
    double loss,
    double accuracy,
    double imagesPerSecond,
    double learningRate) {}
