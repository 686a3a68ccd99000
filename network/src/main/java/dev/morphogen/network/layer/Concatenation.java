package dev.morphogen.network.layer;

import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Worker;

/** [a; b]: the channels of two images side by side, pixel by pixel. */
final class Concatenation {

  private Concatenation() {}

  /** joined[p, 0…c) = a[p], joined[p, c…2c) = b[p]. */
  static void join(
      Activations a,
      Activations b,
      Activations joined,
      int pixels,
      int c,
      int image,
      Worker worker) {
    float[] target = joined.array(worker);
    for (int p = 0; p < pixels; p++) {
      int to = joined.offset(image) + 2 * p * c;
      System.arraycopy(a.array(worker), a.offset(image) + p * c, target, to, c);
      System.arraycopy(b.array(worker), b.offset(image) + p * c, target, to + c, c);
    }
  }

  /** The way back. */
  static void split(
      Activations joined,
      Activations a,
      Activations b,
      int pixels,
      int c,
      int image,
      Worker worker) {
    float[] source = joined.array(worker);
    for (int p = 0; p < pixels; p++) {
      int from = joined.offset(image) + 2 * p * c;
      System.arraycopy(source, from, a.array(worker), a.offset(image) + p * c, c);
      System.arraycopy(source, from + c, b.array(worker), b.offset(image) + p * c, c);
    }
  }
}
