package dev.morphogen.examples.step;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.Shape;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.step.Convolution;
import dev.morphogen.network.step.StepSettings;
import dev.morphogen.network.testing.LayerContract;
import java.util.stream.Stream;

/** The step under the contract of all steps: gradients slice by slice, the same bits from any number of threads, …. */
final class ParabolicStepTest extends LayerContract {

  @Override
  protected Stream<Network> instances() {
    return Stream.of(
        step(new Shape(5, 7, 3), 3, 1, Boundary.ZERO),
        step(new Shape(4, 4, 17), 5, 0.5f, Boundary.PERIODIC),
        step(new Shape(2, 3, 8), 7, 0.25f, Boundary.ZERO));
  }

  private static Network step(Shape shape, int stencil, float timeStep, Boundary boundary) {
    StepSettings settings =
        new StepSettings(shape.channels(), stencil, timeStep, boundary, Convolution.DIRECT);
    return alone(shape, layout -> new ParabolicStep(layout, settings));
  }
}
