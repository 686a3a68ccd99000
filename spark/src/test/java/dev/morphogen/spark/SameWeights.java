package dev.morphogen.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.model.Model;
import dev.morphogen.network.weights.Weights;

/** That models have the same numbers, to the bit. */
final class SameWeights {

  private SameWeights() {}

  static void assertSame(Model actual, Model expected) {
    assertSame(actual, expected.weights());
  }

  static void assertSame(Model actual, Weights expected) {
    assertThat(actual.weights().trained()).isEqualTo(expected.trained());
    assertThat(actual.weights().tracked()).isEqualTo(expected.tracked());
  }
}
