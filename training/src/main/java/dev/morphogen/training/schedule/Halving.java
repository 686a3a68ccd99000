package dev.morphogen.training.schedule;

import dev.morphogen.network.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/** peak · ½^⌊epoch / every⌋, as the paper trains: 0.01 halved every 60 epochs. */
public record Halving(double peak, int every) implements LearningRate {

  /**
   * Checks the numbers.
   *
   * @throws InvalidInputException if one is out of range
   */
  public Halving {
    LearningRate.require(peak);
    if (every < 1) {
      throw new InvalidInputException(
          "learning rate: expected to be halved every 1 or more epochs, got " + every);
    }
  }

  /** The paper's. */
  public static Halving standard() {
    return new Halving(0.01, 60);
  }

  @Override
  public double at(long step, int stepsPerEpoch, int epochs) {
    long halvings = step / stepsPerEpoch / every;
    return peak * Math.pow(0.5, halvings);
  }

  @Override
  public LearningRate withPeak(double newPeak) {
    return new Halving(newPeak, every);
  }

  @Override
  public boolean dependsOnEpochs() {
    return false;
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", "halving");
    map.put("peak", peak);
    map.put("every", every);
    return map;
  }
}
