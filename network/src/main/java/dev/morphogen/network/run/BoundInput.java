package dev.morphogen.network.run;

/** The caller's images, image i from {@code i·size}: bound anew for every run, never written. */
public final class BoundInput implements Activations {

  private final int size;
  private float[] images = {};

  /** Images of {@code size} numbers each. */
  public BoundInput(int size) {
    this.size = size;
  }

  /**
   * Takes {@code count} images of the caller's for the next run.
   *
   * @throws IllegalArgumentException if the array is too short
   */
  public void bind(float[] newImages, int count) {
    if (newImages.length < (long) count * size) {
      throw new IllegalArgumentException(
          "images: expected %d x %d numbers, got an array of %d"
              .formatted(count, size, newImages.length));
    }
    images = newImages;
  }

  @Override
  public float[] array(Worker worker) {
    return images;
  }

  @Override
  public int offset(int image) {
    return image * size;
  }

  @Override
  public int size() {
    return size;
  }
}
