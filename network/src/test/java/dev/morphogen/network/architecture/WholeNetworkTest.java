package dev.morphogen.network.architecture;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.Shape;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.step.Convolution;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.testing.LayerContract;
import java.util.List;
import java.util.stream.Stream;

/** Whole networks of every step, and one that mixes them, under the layers' contract. */
class WholeNetworkTest extends LayerContract {

  @Override
  protected Stream<Network> instances() {
    Shape shape = new Shape(9, 8, 3);
    List<String> all = List.copyOf(Steps.standard().names());
    return Stream.concat(
        all.stream().map(step -> architecture(List.of(step, step), step).network(shape, 5)),
        Stream.of(
            architecture(all, all.getLast()).network(shape, 5), byFourier().network(shape, 5)));
  }

  private static Architecture byFourier() {
    Block block =
        Block.of(6, "explicit")
            .withSteps(List.of("explicit", "linearmix", "mobilenet"))
            .withTimeStep(0.5)
            .withBoundary(Boundary.PERIODIC)
            .withConvolution(Convolution.FOURIER);
    return new Architecture(5, List.of(block));
  }

  private static Architecture architecture(List<String> steps, String last) {
    return new Architecture(
        5,
        List.of(
            Block.of(6, "explicit").withSteps(steps).withTimeStep(0.5),
            Block.of(12, last).withSteps(1).withTimeStep(0.5)));
  }
}
