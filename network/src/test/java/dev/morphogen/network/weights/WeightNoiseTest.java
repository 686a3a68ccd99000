package dev.morphogen.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class WeightNoiseTest {

  private static final int SIZE = 20_000;

  private static Weights weights() {
    WeightLayout.Builder layout = WeightLayout.builder();
    layout.slice("convolution", Role.CONVOLUTION, SIZE / 2);
    layout.slice("norm", Role.NORMALIZATION, SIZE / 2);
    layout.slice("mean", Role.STATISTIC, 3);
    Weights weights = Weights.zeros(layout.build());
    Arrays.fill(weights.trained(), -2);
    weights.trained()[7] = 0;
    Arrays.fill(weights.tracked(), 5);
    return weights;
  }

  @Test
  void noneChangesNothing() {
    Weights weights = weights();
    assertThat(WeightNoise.perturb(weights, 0, 3).trained()).isEqualTo(weights.trained());
  }

  @Test
  void itIsRelativeAndNormal() {
    Weights noisy = WeightNoise.perturb(weights(), 0.1, 3);
    double[] g = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      g[i] = (noisy.trained()[i] / -2.0 - 1) / 0.1;
    }
    assertThat(noisy.trained()[7]).isZero();
    g[7] = 0;
    assertThat(Arrays.stream(g).average().orElseThrow()).isCloseTo(0, within(0.03));
    assertThat(Arrays.stream(g).map(x -> x * x).average().orElseThrow()).isCloseTo(1, within(0.05));
    assertThat(Arrays.stream(g).map(Math::abs).max().orElseThrow()).isBetween(3.0, 6.0);
    assertThat(noisy.tracked()).containsOnly(5);
  }

  @Test
  void levelsOfOneSeedDifferInSizeOnly() {
    Weights weights = weights();
    float[] small = WeightNoise.perturb(weights, 0.01, 3).trained();
    float[] large = WeightNoise.perturb(weights, 0.1, 3).trained();
    for (int i = 0; i < SIZE; i++) {
      assertThat(large[i] + 2f).isCloseTo(10 * (small[i] + 2f), within(1e-5f + (i == 7 ? 20 : 0)));
    }
    assertThat(WeightNoise.perturb(weights, 0.1, 3).trained()).isEqualTo(large);
    assertThat(WeightNoise.perturb(weights, 0.1, 4).trained()).isNotEqualTo(large);
    assertThat(weights.trained()).isEqualTo(weights().trained());
  }

  @Test
  void otherLevelsAreRefused() {
    for (double level : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> WeightNoise.perturb(weights(), level, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("epsilon: expected a finite number of at least 0, got " + level);
    }
  }
}
