package dev.morphogen.network.run;

/**
 * Activations kept for every image of a batch, image i from {@code i·stride}; the stride may be larger
 * than an image, so that layers of different shapes can take turns with one array.
 */
public final class PerImage implements Activations {

  private final SharedArray store;
  private final int size;

  PerImage(SharedArray store, int size) {
    this.store = store;
    this.size = size;
  }

  @Override
  public float[] array(Worker worker) {
    return store.array();
  }

  /** The whole batch's array. */
  public float[] array() {
    return store.array();
  }

  @Override
  public int offset(int image) {
    return store.offset(image);
  }

  @Override
  public int size() {
    return size;
  }
}
