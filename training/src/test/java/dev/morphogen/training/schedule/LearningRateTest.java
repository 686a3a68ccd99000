package dev.morphogen.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.network.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LearningRateTest {

  @Test
  void halvingHalvesAtTheEpochAndNotBefore() {
    LearningRate rate = new Halving(0.01, 60);
    assertThat(rate.at(0, 500, 300)).isEqualTo(0.01);
    assertThat(rate.at(60 * 500 - 1, 500, 300)).isEqualTo(0.01);
    assertThat(rate.at(60 * 500, 500, 300)).isEqualTo(0.005);
    assertThat(rate.at(299 * 500, 500, 300)).isEqualTo(0.01 / 16);
    assertThat(rate.dependsOnEpochs()).isFalse();
  }

  @Test
  void oneCycleRisesThenFallsToNothing() {
    LearningRate rate = new OneCycle(0.4, 0.2, 0);
    assertThat(rate.at(0, 10, 10)).isCloseTo(0.02, within(1e-12));
    assertThat(rate.at(9, 10, 10)).isCloseTo(0.2, within(1e-12));
    assertThat(rate.at(19, 10, 10)).isCloseTo(0.4, within(1e-12));
    assertThat(rate.at(20, 10, 10)).isCloseTo(0.4, within(1e-12));
    assertThat(rate.at(60, 10, 10)).isCloseTo(0.2, within(1e-12));
    assertThat(rate.at(99, 10, 10)).isBetween(0.0, 1e-3);
    assertThat(rate.at(100, 10, 10)).isCloseTo(0, within(1e-12));
    assertThat(rate.dependsOnEpochs()).isTrue();
  }

  @Test
  void oneCycleEndsAtTheLastRate() {
    LearningRate rate = new OneCycle(0.4, 0, 0.1);
    assertThat(rate.at(0, 1, 10)).isCloseTo(0.4, within(1e-12));
    assertThat(rate.at(10, 1, 10)).isCloseTo(0.04, within(1e-12));
    assertThat(new OneCycle(0.4, 1, 0).at(9, 1, 10)).isCloseTo(0.4, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void ratesThatCannotBeAreRejected(double peak) {
    assertThatThrownBy(() -> new Halving(peak, 60))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("learning rate: expected a positive number up to 1000000, got " + peak);
    assertThatThrownBy(() -> new OneCycle(0.1, 0.2, 0).withPeak(peak))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void sharesOutOfRangeAreRejected() {
    assertThatThrownBy(() -> new OneCycle(0.1, 1.1, 0))
        .hasMessage("learning rate: expected a warm-up of 0 to 1, got 1.1");
    assertThatThrownBy(() -> new Halving(0.1, 0))
        .hasMessage("learning rate: expected to be halved every 1 or more epochs, got 0");
  }
}
