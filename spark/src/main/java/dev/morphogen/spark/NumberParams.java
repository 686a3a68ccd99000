package dev.morphogen.spark;

import dev.morphogen.network.InvalidInputException;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Reads the parameters that are numbers, of whatever type: Spark looks at none that is set by its name. */
final class NumberParams {

  private final Params stage;

  /** Of that stage. */
  NumberParams(Params stage) {
    this.stage = stage;
  }

  /**
   * Any whole number.
   *
   * @throws InvalidInputException if it is none
   */
  long whole(Param<Object> parameter) {
    Object value = stage.getOrDefault(parameter);
    if (value instanceof Number number && number.doubleValue() == number.longValue()) {
      return number.longValue();
    }
    throw new InvalidInputException(
        "%s: expected a whole number, got '%s'".formatted(parameter.name(), value));
  }

  /**
   * One from {@code least}.
   *
   * @throws InvalidInputException if it is none
   */
  int atLeast(int least, Param<Object> parameter) {
    long number = whole(parameter);
    if (number < least || number > Integer.MAX_VALUE) {
      throw new InvalidInputException(
          "%s: expected a number from %d to %d, got %d"
              .formatted(parameter.name(), least, Integer.MAX_VALUE, number));
    }
    return (int) number;
  }
}
