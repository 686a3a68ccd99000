package dev.morphogen.app.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PowerLawTest {

  @Test
  void aPowerIsFound() {
    PowerLaw law = PowerLaw.fit(new double[] {1, 2, 4, 8}, new double[] {3, 12, 48, 192});
    assertThat(law.exponent()).isCloseTo(2, within(1e-12));
    assertThat(law.standardError()).isCloseTo(0, within(1e-12));
  }

  /** log₂ y = 0, 1, 1 over log₂ x = 0, 1, 2: slope ½, residuals −1⁄6, 1⁄3, −1⁄6, error √(1⁄6 / 1 / 2). */
  @Test
  void theErrorIsThatOfLeastSquares() {
    PowerLaw law = PowerLaw.fit(new double[] {1, 2, 4}, new double[] {1, 2, 2});
    assertThat(law.exponent()).isCloseTo(0.5, within(1e-12));
    assertThat(law.standardError()).isCloseTo(Math.sqrt(1 / 12.0), within(1e-12));
  }

  @Test
  void twoPointsAndZerosAreRefused() {
    assertThatThrownBy(() -> PowerLaw.fit(new double[] {1, 2}, new double[] {1, 2}))
        .hasMessage("power law: expected three points or more, got 2 x and 2 y");
    assertThatThrownBy(() -> PowerLaw.fit(new double[] {1, 2, 3}, new double[] {1, 0, 2}))
        .hasMessage("power law: expected positive numbers, got 0.0");
  }
}
