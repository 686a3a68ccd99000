package dev.morphogen.app.measure;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.run.Workspace;
import java.util.SplittableRandom;

/** Images and labels that mean nothing, the same every time. */
public final class RandomBatch {

  /** Of everything that is drawn. */
  public static final long SEED = 1;

  private RandomBatch() {}

  /**
   * Normally distributed, as pixels are after preprocessing.
   *
   * @throws InvalidInputException if they are too many for an array
   */
  public static float[] images(Shape image, int count) {
    return numbers(Workspace.arrayLength(count, image.size()));
  }

  /** So many numbers likewise. */
  public static float[] numbers(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  /** Classes of so many images. */
  public static int[] labels(int classes, int count) {
    return new SplittableRandom(SEED).ints(count, 0, classes).toArray();
  }
}
