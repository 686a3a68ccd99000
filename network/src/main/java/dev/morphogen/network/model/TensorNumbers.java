package dev.morphogen.network.model;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.weights.Slice;

/** What numbers a model's tensor may hold, when it is read and when it is written: finite ones, and no negative variance. */
final class TensorNumbers {

  private TensorNumbers() {}

  /**
   * Checks some of a slice's numbers, those from {@code begin} to before {@code end} of its array.
   *
   * @throws InvalidInputException if there is another number; {@code where} is what its sentence begins with
   */
  static void require(String where, Slice slice, float[] numbers, int begin, int end) {
    boolean variance = slice.name().endsWith("running_var");
    for (int i = begin; i < end; i++) {
      if (!Float.isFinite(numbers[i]) || variance && numbers[i] < 0) {
        throw new InvalidInputException(
            "%s: %s: expected %s numbers, got %s"
                .formatted(
                    where, slice.name(), variance ? "finite, not negative" : "finite", numbers[i]));
      }
    }
  }
}
