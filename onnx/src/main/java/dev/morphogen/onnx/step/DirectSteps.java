package dev.morphogen.onnx.step;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.onnx.graph.Value;
import dev.morphogen.onnx.layer.Linear;
import dev.morphogen.onnx.layer.Place;

/**
 * Steps made of convolutions. Whether ours computes a depthwise one directly or by Fourier transform makes no difference to
 * what it is.
 */
final class DirectSteps {

  private DirectSteps() {}

  /** y + K₂ relu(N(K₁ y)). */
  static Value resNet(Place place, Block block, Value y) {
    Value inside = place.convolution("first", y).normalized("norm").relu();
    return place.sum(place.convolution("second", inside).value(), y);
  }

  /** relu(N₂(M relu(N₁(K y)))). */
  static Value mobileNet(Place place, Block block, Value y) {
    Value inside =
        place.depthwise("stencil", y, block.boundary()).normalized("stencil_norm").relu();
    return place.convolution("mixing", inside).normalized("mixing_norm").relu();
  }

  /** y + (K₂ + M₂) relu(N((K₁ + M₁) y)). */
  static Value linearMix(Place place, Block block, Value y) {
    Value inside = linearMix(place, "first", y, block.boundary()).normalized("norm").relu();
    return place.sum(linearMix(place, "second", inside, block.boundary()).value(), y);
  }

  private static Linear linearMix(Place place, String name, Value x, Boundary boundary) {
    Linear mixed = place.convolution(name + ".mixing", x);
    return mixed.plus(place.depthwise(name + ".stencil", x, boundary));
  }

  /** y + h·(relu(N(M y)) − KᵀK y), with h·relu(x) = relu(h·x). */
  static Value explicit(Place place, Block block, Value y) {
    float h = block.timeStep();
    Value reaction = place.convolution("mixing", y).normalized("norm").times(h).relu();
    Value diffused = place.depthwise("stencil", y, block.boundary()).value();
    Value diffusion =
        place.depthwiseTransposed("stencil", diffused, block.boundary()).times(-h).value();
    return place.sum(place.sum(diffusion, y), reaction);
  }
}
