package dev.morphogen.network.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.step.Steps;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apart from {@link GoldenLossesTest}, which runs once more with narrower vectors: learning needs no width. */
class LearntByHeartTest {

  static Iterable<String> steps() {
    return Steps.standard().names();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aToyIsLearntByHeart(String step) {
    double[] losses = Toy.losses(step, Kernels.best(), 0.02f, 300);
    assertThat(losses[299]).isLessThan(0.05);
  }
}
