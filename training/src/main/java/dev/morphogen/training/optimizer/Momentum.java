package dev.morphogen.training.optimizer;

/** Nesterov's momentum µ of a network's trained numbers: v ← µv + g, and steps go along g + µv. */
final class Momentum {

  private final float factor;
  private final float[] velocity;

  /** At rest, for so many numbers. */
  Momentum(double factor, int size) {
    this.factor = (float) factor;
    velocity = new float[size];
  }

  /** v ← µv + g of number i; returns where it then goes. */
  float advance(float[] gradient, int i) {
    velocity[i] = factor * velocity[i] + gradient[i];
    return direction(gradient, i);
  }

  /** g + µv of number i, with the v that {@link #advance} has left. */
  float direction(float[] gradient, int i) {
    return gradient[i] + factor * velocity[i];
  }

  /** The live velocities. */
  float[] velocity() {
    return velocity;
  }
}
