package dev.morphogen.app.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SlopesTest {

  /** Weights, multiply-adds and seconds that grow with the channels, each by an exponent of its own. */
  private static LayerCost cost(LayerSize size) {
    double c = size.c();
    return new LayerCost(
        size, 3 * size.channels(), Math.round(Math.pow(c, 3)), 1e-6 * c * c * c * c);
  }

  @Test
  void everyExponentIsThatOfItsOwnNumbers() {
    Sweep sweep = Sweep.quick().get(1);
    List<LayerCost> costs = sweep.sizes().stream().map(SlopesTest::cost).toList();
    Map<String, Object> json = Slopes.of(Operator.FULLY_COUPLED, sweep, costs).json();
    assertExponent(json, "weightsByFormula", 2);
    assertExponent(json, "weightsCounted", 1);
    assertExponent(json, "operationsByFormula", 2);
    assertExponent(json, "operationsCounted", 3);
    assertExponent(json, "timeMeasured", 4);
    assertExponent(json, "timeStandardError", 0);
  }

  private static void assertExponent(Map<String, Object> json, String name, double expected) {
    assertThat((Double) json.get(name)).as(name).isCloseTo(expected, within(1e-6));
  }
}
