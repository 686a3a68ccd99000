package dev.morphogen.network.run;

import dev.morphogen.kernels.CacheLines;

/**
 * Scratch of a worker: the numbers of the images it works on together, gone when it takes the next ones.
 */
public final class PerWorker implements Activations {

  private final SharedArray[] stores;
  private final int size;
  private final int together;

  PerWorker(SharedArray[] stores, int size, int together) {
    this.stores = stores;
    this.size = size;
    this.together = together;
  }

  @Override
  public float[] array(Worker worker) {
    return stores[worker.number()].array();
  }

  @Override
  public int offset(int image) {
    return CacheLines.FIRST + image % together * CacheLines.whole(size);
  }

  @Override
  public int size() {
    return size;
  }
}
