package dev.morphogen.training.loss;

import dev.morphogen.network.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much a network learns from teachers, where it has any: a part of the recipe. The loss is (1 − weight)·L +
 * weight·temperature²·D, with L the cross-entropy of the labels and D the Kullback-Leibler divergence of the teachers' answers, both
 * sides softened by the temperature (Hinton et al., Distilling the Knowledge in a Neural Network). Without teachers it
 * is L, whatever these numbers are.
 *
 * @param weight the teachers' share of the loss, 0 to 1
 * @param temperature what logits are divided by before the softmax
 */
public record Distillation(double weight, double temperature) {

  private static final double HIGHEST = 1000;

  /**
   * Checks the numbers.
   *
   * @throws InvalidInputException naming the one that is out of range
   */
  public Distillation {
    if (!(weight >= 0 && weight <= 1)) {
      throw new InvalidInputException("distillation.weight: expected 0 to 1, got " + weight);
    }
    if (!(temperature > 0 && temperature <= HIGHEST)) {
      throw new InvalidInputException(
          "distillation.temperature: expected above 0 and at most %.0f, got %s"
              .formatted(HIGHEST, temperature));
    }
  }

  /** Mostly the teachers' answers, softened a little. */
  public static Distillation standard() {
    return new Distillation(0.9, 2);
  }

  /** As plain data, ready for JSON. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("weight", weight);
    map.put("temperature", temperature);
    return map;
  }
}
