package dev.morphogen.network.diffusion;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.network.Shape;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.Random;

/** Random stencils {@code [c, 1, m, m]}, uniform in ±bound, and the diffusions they give. */
record Stencils(Weights weights, Slice slice) {

  static Stencils random(int channels, int side, double bound, long seed) {
    WeightLayout.Builder layout = WeightLayout.builder();
    layout.slice("before", Role.CONVOLUTION, 3);
    Slice slice = layout.slice("weight", Role.STENCIL, channels, 1, side, side);
    Weights weights = Weights.zeros(layout.build());
    Random random = new Random(seed);
    for (int i = slice.offset(); i < slice.end(); i++) {
      weights.trained()[i] = (float) random.nextDouble(-bound, bound);
    }
    return new Stencils(weights, slice);
  }

  int channels() {
    return slice.shape().getFirst();
  }

  int side() {
    return slice.shape().getLast();
  }

  float tap(int channel, int i, int j) {
    return weights.trained()[slice.offset() + (channel * side() + i) * side() + j];
  }

  Diffusion explicit(int height, int width, Axes axes, Boundary boundary) {
    return diffusion(height, width, axes, boundary, TimeIntegration.EXPLICIT, 1);
  }

  Diffusion implicit(int height, int width, Axes axes, float timeStep) {
    return diffusion(height, width, axes, Boundary.PERIODIC, TimeIntegration.IMPLICIT, timeStep);
  }

  private Diffusion diffusion(
      int height, int width, Axes axes, Boundary boundary, TimeIntegration integration, float h) {
    Shape shape = new Shape(height, width, channels());
    return new Diffusion("step", shape, weights, slice, axes, boundary, integration, h);
  }
}
