package dev.morphogen.network.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import dev.morphogen.network.weights.WeightLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierStencilWeightsTest {

  /** 192 numbers: two transforms of 2.5·log₂ 32 each, and a complex product. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 9})
  void multiplyAddsAreThereAndBackForEveryStencil(int stencil) {
    var weights = new FourierStencilWeights(WeightLayout.builder().at("k"), 6, stencil);
    assertThat(weights.multiplyAdds(new Shape(8, 4, 6))).isEqualTo(2 * 2400 + 4 * 192);
  }
}
