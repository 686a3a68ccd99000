package dev.morphogen.onnx.step;

import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.onnx.graph.Value;
import dev.morphogen.onnx.layer.FourierDiffusion;
import dev.morphogen.onnx.layer.Place;

/** Reaction-diffusion steps whose diffusion D goes through a Fourier transform: periodic, whatever the block's boundary. */
final class FourierSteps {

  private FourierSteps() {}

  /** (I + h·KᵀK)⁻¹(y + h·relu(N(M y))). */
  static OnnxStep implicit(Axes axes) {
    return (place, block, y) -> {
      Value bracket = place.sum(reaction(place, block, y), y);
      return diffusion(axes, TimeIntegration.IMPLICIT, block).apply(place, bracket);
    };
  }

  /** (I − h·KᵀK) y + h·relu(N(M y)). */
  static OnnxStep explicit(Axes axes) {
    return (place, block, y) -> {
      Value diffused = diffusion(axes, TimeIntegration.EXPLICIT, block).apply(place, y);
      return place.sum(diffused, reaction(place, block, y));
    };
  }

  private static FourierDiffusion diffusion(Axes axes, TimeIntegration integration, Block block) {
    return new FourierDiffusion(axes, integration, block.timeStep());
  }

  /** h·relu(N(M y)) = relu(h·N(M y)). */
  private static Value reaction(Place place, Block block, Value y) {
    return place.convolution("mixing", y).normalized("norm").times(block.timeStep()).relu();
  }
}
