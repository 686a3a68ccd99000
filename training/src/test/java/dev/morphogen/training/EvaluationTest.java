package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EvaluationTest {

  private static Evaluation of(double accuracy, double loss, long images, long taken) {
    return new Evaluation(accuracy, loss, images, new long[][] {{1, taken}, {0, 3}});
  }

  @Test
  void equalOnesHaveEqualNumbers() {
    Evaluation evaluation = of(0.8, 0.5, 5, 1);
    assertThat(evaluation).isEqualTo(of(0.8, 0.5, 5, 1)).hasSameHashCodeAs(of(0.8, 0.5, 5, 1));
    assertThat(evaluation)
        .isNotEqualTo(of(0.9, 0.5, 5, 1))
        .isNotEqualTo(of(0.8, 0.6, 5, 1))
        .isNotEqualTo(of(0.8, 0.5, 6, 1))
        .isNotEqualTo(of(0.8, 0.5, 5, 2));
  }
}
