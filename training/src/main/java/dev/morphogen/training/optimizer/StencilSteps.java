package dev.morphogen.training.optimizer;

import dev.morphogen.network.weights.Slice;
import java.util.List;

/**
 * Momentum's steps of one length for every stencil: v ← µv + g, w ← w − rate·s·u/|u| with u = g + µv and s of
 * {@link Scales}.
 *
 * <p>Before a normalization only a stencil's direction counts: the longer it is, the smaller its gradient, and each
 * step along the gradient makes it longer still. Steps of one length turn it on.
 */
final class StencilSteps {

  private final List<Slice> slices;
  private final Momentum momentum;

  /** Of depthwise stencils {@code [channels, 1, m, m]}. */
  StencilSteps(List<Slice> slices, Momentum momentum) {
    this.slices = List.copyOf(slices);
    this.momentum = momentum;
  }

  void step(float[] weights, float[] gradient, double rate) {
    for (int i = 0; i < slices.size(); i++) {
      Slice slice = slices.get(i);
      int stencils = slice.shape().getFirst();
      int taps = slice.size() / stencils;
      for (int offset = slice.offset(); offset < slice.end(); offset += taps) {
        step(weights, gradient, offset, taps, rate * slice.scale());
      }
    }
  }

  private void step(float[] weights, float[] gradient, int offset, int taps, double length) {
    double square = 0;
    for (int i = offset; i < offset + taps; i++) {
      double u = momentum.advance(gradient, i);
      square += u * u;
    }
    if (square < Muon.FADED) {
      return;
    }
    float factor = (float) (length / Math.sqrt(square));
    for (int i = offset; i < offset + taps; i++) {
      weights[i] -= factor * momentum.direction(gradient, i);
    }
  }
}
