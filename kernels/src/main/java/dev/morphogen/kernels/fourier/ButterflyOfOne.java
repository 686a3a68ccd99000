package dev.morphogen.kernels.fourier;

/** A single point, which is its own transform. */
final class ButterflyOfOne extends Butterfly {

  ButterflyOfOne() {
    super(1);
  }

  @Override
  void plain(float[] z, int re, int im, int step, int next, int count) {}
}
