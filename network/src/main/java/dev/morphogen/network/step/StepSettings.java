package dev.morphogen.network.step;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.layer.FourierStencilWeights;
import dev.morphogen.network.layer.LinearOperator;
import dev.morphogen.network.layer.StencilWeights;
import dev.morphogen.network.weights.WeightLayout;

/**
 * What a step may be told: its channels, the side of its stencils, the time step h, what stencils see
 * beyond the edge, how depthwise convolutions are computed. A step takes from it what it has a use for.
 */
public record StepSettings(
    int channels, int stencil, float timeStep, Boundary boundary, Convolution convolution) {

  /** The depthwise convolution that these settings describe; takes its slice from {@code layout}. */
  public LinearOperator depthwise(WeightLayout.Builder layout) {
    return switch (convolution) {
      case DIRECT -> new StencilWeights(layout, channels, stencil, boundary);
      case FOURIER -> new FourierStencilWeights(layout, channels, stencil);
    };
  }
}
