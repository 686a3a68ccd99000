package dev.morphogen.app.bench;

import dev.morphogen.network.Shape;
import java.util.SplittableRandom;

/** Images and labels that mean nothing, the same every time. */
final class RandomBatch {

  static final long SEED = 1;

  private RandomBatch() {}

  /** Normally distributed, as pixels are after preprocessing. */
  static float[] images(Shape image, int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] pixels = new float[Math.multiplyExact(count, image.size())];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    return pixels;
  }

  static int[] labels(int classes, int count) {
    return new SplittableRandom(SEED).ints(count, 0, classes).toArray();
  }
}
