package dev.morphogen.network.layer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.testing.LayerContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectingLayerTest extends LayerContract {

  @Override
  protected Stream<Network> instances() {
    return Stream.of(
        network(6, 8, 5, 3, Boundary.ZERO, Pooling.HALVE),
        network(7, 5, 17, 3, Boundary.PERIODIC, Pooling.HALVE), // a row and a column fill no window
        network(3, 4, 16, 5, Boundary.ZERO, Pooling.GLOBAL));
  }

  private static Network network(
      int height, int width, int channels, int stencil, Boundary boundary, Pooling pooling) {
    return alone(
        new Shape(height, width, channels),
        layout -> new ConnectingLayer(layout, channels, stencil, boundary, pooling));
  }

  @Test
  void anImageOfOneRowCannotBeHalved() {
    assertThatThrownBy(() -> network(1, 8, 4, 3, Boundary.ZERO, Pooling.HALVE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "layer: expected an image of at least 2x2 pixels, got 1x8x4; use a larger image or"
                + " fewer blocks");
  }
}
