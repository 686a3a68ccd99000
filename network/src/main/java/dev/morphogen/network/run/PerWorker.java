package dev.morphogen.network.run;

/** Scratch of a worker: the numbers of the image it works on, gone when it takes the next one. */
public final class PerWorker implements Activations {

  private final SharedArray[] stores;
  private final int size;

  PerWorker(SharedArray[] stores, int size) {
    this.stores = stores;
    this.size = size;
  }

  @Override
  public float[] array(Lane lane) {
    return stores[lane.worker()].array();
  }

  @Override
  public int offset(int image) {
    return 0;
  }

  @Override
  public int size() {
    return size;
  }
}
