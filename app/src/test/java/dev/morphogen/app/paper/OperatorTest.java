package dev.morphogen.app.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The formulas of Table 1 beside what the real layers count. */
final class OperatorTest {

  private static final LayerSize SIZE = new LayerSize(8, 6, 5);

  @ParameterizedTest
  @EnumSource
  void weightsAreTheFormulas(Operator operator) {
    assertThat((double) LayerStack.of(operator, SIZE).weights()).isEqualTo(operator.weights(SIZE));
    assertThat(operator.weights(SIZE))
        .isEqualTo(operator == Operator.FULLY_COUPLED ? 25 * 36 : 25 * 6 + 36);
  }

  /** What O(…) leaves open: K twice, 2.5 operations of a transform, the 1x1 convolution. */
  @ParameterizedTest
  @EnumSource
  void multiplyAddsAreTheFormulasWithTheirConstants(Operator operator) {
    int n = 64;
    int c = 6;
    double expected =
        switch (operator) {
          case FULLY_COUPLED -> n * 25 * c * c;
          case LINEAR_MIX -> n * (25 * c + c * c);
          case EXPLICIT -> n * (2 * 25 * c + c * c);
          case IMPLICIT -> n * (c * (2.5 * 6 + 1) + c * c);
          case CIRCULANT -> n * (c * (2.5 * Math.log(n * c) / Math.log(2) + 1) + c * c);
        };
    assertThat((double) LayerStack.of(operator, SIZE).multiplyAdds())
        .isCloseTo(expected, within(1.0));
  }
}
