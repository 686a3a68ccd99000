package dev.morphogen.training.schedule;

import dev.morphogen.network.InvalidInputException;
import java.util.Map;

/** The learning rate of every step of a training: a part of the recipe. */
public sealed interface LearningRate permits Halving, OneCycle {

  /**
   * The rate of step {@code step}, counted from 0.
   *
   * @param stepsPerEpoch steps of one epoch
   * @param epochs of the whole training
   */
  double at(long step, int stepsPerEpoch, int epochs);

  /** The largest rate. */
  double peak();

  /** The same with another largest rate. */
  LearningRate withPeak(double newPeak);

  /** Whether another number of epochs changes the rates of the epochs both have. */
  boolean dependsOnEpochs();

  /** As plain data, ready for JSON. */
  Map<String, Object> toMap();

  /** Checks a learning rate. */
  static void require(double rate) {
    if (!(rate > 0 && rate <= LARGEST)) {
      throw new InvalidInputException(
          "learning rate: expected a positive number up to %d, got %s"
              .formatted((long) LARGEST, rate));
    }
  }

  /** A rate above this is a slip of the hand. */
  double LARGEST = 1e6;
}
