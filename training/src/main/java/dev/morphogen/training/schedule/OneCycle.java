package dev.morphogen.training.schedule;

import dev.morphogen.network.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Up in a straight line to the peak in the first part of all steps, then down a half cosine.
 *
 * @param warmUp the first part's share of all steps
 * @param last the rate after the last step, as a share of the peak
 */
public record OneCycle(double peak, double warmUp, double last) implements LearningRate {

  /**
   * Checks the numbers.
   *
   * @throws InvalidInputException if one is out of range
   */
  public OneCycle {
    LearningRate.require(peak);
    requireShare("warm-up", warmUp);
    requireShare("last rate", last);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new InvalidInputException(
          "learning rate: expected a %s of 0 to 1, got %s".formatted(name, value));
    }
  }

  /** What docs/recipes.md found to pay: up to 0.1 in a fifth of all steps, then down to 0. */
  public static OneCycle standard() {
    return new OneCycle(0.1, 0.2, 0);
  }

  @Override
  public double at(long step, int stepsPerEpoch, int epochs) {
    double steps = (double) stepsPerEpoch * epochs;
    double rising = warmUp * steps;
    if (step < rising) {
      // From one step's worth, not from 0: a step that changes nothing is a step lost.
      return peak * Math.min(1, (step + 1) / rising);
    }
    double progress = Math.min(1, (step - rising) / Math.max(1, steps - rising));
    return peak * (last + (1 - last) * (1 + Math.cos(Math.PI * progress)) / 2);
  }

  @Override
  public LearningRate withPeak(double newPeak) {
    return new OneCycle(newPeak, warmUp, last);
  }

  @Override
  public boolean dependsOnEpochs() {
    return true;
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", "one-cycle");
    map.put("peak", peak);
    map.put("warmUp", warmUp);
    map.put("last", last);
    return map;
  }
}
