package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/** A single point, which is its own transform. */
final class ButterflyOfOne extends Butterfly {

  ButterflyOfOne() {
    super(1);
  }

  @Override
  void plain(
      float[] x,
      int re,
      int im,
      int step,
      int next,
      float[] y,
      int yRe,
      int yIm,
      int yStep,
      int yNext,
      int count,
      float[] scratch) {
    for (int i = 0; i < count; i++) {
      FloatVector r = FloatVector.fromArray(FLOATS, x, re + i * next);
      FloatVector m = FloatVector.fromArray(FLOATS, x, im + i * next);
      r.intoArray(y, yRe + i * yNext);
      m.intoArray(y, yIm + i * yNext);
    }
  }
}
