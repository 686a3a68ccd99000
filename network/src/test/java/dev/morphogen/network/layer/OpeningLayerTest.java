package dev.morphogen.network.layer;

import dev.morphogen.network.Shape;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.testing.LayerContract;
import java.util.stream.Stream;

class OpeningLayerTest extends LayerContract {

  @Override
  protected Stream<Network> instances() {
    return Stream.of(
        alone(new Shape(6, 7, 3), layout -> new OpeningLayer(layout, 3, 8, 5)),
        alone(new Shape(3, 4, 1), layout -> new OpeningLayer(layout, 1, 17, 5)),
        alone(new Shape(5, 4, 2), layout -> new OpeningLayer(layout, 2, 3, 1)));
  }
}
