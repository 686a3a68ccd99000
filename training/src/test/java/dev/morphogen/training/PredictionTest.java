package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PredictionTest {

  private static final List<String> CLASSES = List.of("a", "b");

  private static Prediction of(float first, float probability) {
    return new Prediction(CLASSES, new float[] {first, 2}, new float[] {probability, 0.75f});
  }

  @Test
  void equalOnesHaveEqualNumbers() {
    assertThat(of(1, 0.25f)).isEqualTo(of(1, 0.25f)).hasSameHashCodeAs(of(1, 0.25f));
    assertThat(of(1, 0.25f))
        .isNotEqualTo(of(3, 0.25f))
        .isNotEqualTo(of(1, 0.5f))
        .isNotEqualTo(
            new Prediction(List.of("a", "c"), of(1, 0.25f).logits(), of(1, 0.25f).probabilities()))
        .isNotEqualTo("a");
  }

  @Test
  void everyClassHasALogitAndAProbability() {
    assertThatThrownBy(() -> new Prediction(CLASSES, new float[3], new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "prediction: expected a logit and a probability for each of 2 classes, got 3 and 2");
    assertThatThrownBy(() -> new Prediction(CLASSES, new float[2], new float[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
