package dev.morphogen.network.step;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.Shape;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.testing.LayerContract;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every step of the list, alone: a new one is picked up by its line there. */
class StepsTest extends LayerContract {

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(5, 7, 3),
          new Shape(4, 4, 17),
          new Shape(2, 3, 8),
          new Shape(9, 12, 5),
          new Shape(5, 7, 4));

  private static final List<StepSettings> SETTINGS =
      List.of(
          new StepSettings(3, 3, 1, Boundary.ZERO, Convolution.DIRECT),
          new StepSettings(17, 5, 0.5f, Boundary.PERIODIC, Convolution.DIRECT),
          new StepSettings(8, 7, 0.25f, Boundary.ZERO, Convolution.DIRECT),
          new StepSettings(5, 3, 0.5f, Boundary.PERIODIC, Convolution.FOURIER),
          new StepSettings(4, 9, 0.25f, Boundary.PERIODIC, Convolution.FOURIER));

  @Override
  protected Stream<Network> instances() {
    return Steps.standard().names().stream()
        .flatMap(name ->
            IntStream.range(0, SHAPES.size())
                .mapToObj(i ->
                    alone(
                        SHAPES.get(i),
                        layout -> Steps.standard().get(name).create(layout, SETTINGS.get(i)))));
  }
}
