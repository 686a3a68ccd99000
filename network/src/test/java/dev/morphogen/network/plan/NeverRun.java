package dev.morphogen.network.plan;

/** The loss of a plan that is never run. */
final class NeverRun implements Head {

  @Override
  public void begin(int images) {}

  @Override
  public void run(int image, float[] output, int offset, float[] gradient, int gradientOffset) {}
}
