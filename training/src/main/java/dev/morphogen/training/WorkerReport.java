package dev.morphogen.training;

import dev.morphogen.training.checkpoint.Checkpoint;

/**
 * What a worker did in an epoch.
 *
 * @param images how many it trained on
 * @param lossSum over them, each before its batch's step
 * @param hits how many of them were recognised, likewise
 * @param seconds how long it took
 * @param exchangeSeconds how long of that it waited for and exchanged numbers with others
 * @param learningRate of the last step
 * @param state the state after it, with the history as it was given
 */
public record WorkerReport(
    int images,
    double lossSum,
    long hits,
    double seconds,
    double exchangeSeconds,
    double learningRate,
    Checkpoint state) {}
