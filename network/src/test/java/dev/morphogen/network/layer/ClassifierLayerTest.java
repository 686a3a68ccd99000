package dev.morphogen.network.layer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.Shape;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.testing.LayerContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassifierLayerTest extends LayerContract {

  @Override
  protected Stream<Network> instances() {
    return Stream.of(
        alone(new Shape(1, 1, 33), layout -> new ClassifierLayer(layout, 33, 10)),
        alone(new Shape(1, 1, 5), layout -> new ClassifierLayer(layout, 5, 2)));
  }

  @Test
  void featuresAreOnePixel() {
    assertThatThrownBy(() -> alone(new Shape(2, 1, 5), layout -> new ClassifierLayer(layout, 5, 2)))
        .hasMessage("layer: expected one pixel, got 2x1x5");
  }
}
