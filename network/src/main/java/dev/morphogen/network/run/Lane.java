package dev.morphogen.network.run;

/**
 * Where a stage's work stands: which worker does it and which chunk of images it belongs to. A worker
 * owns its scratch, a chunk owns its partial sums.
 */
public final class Lane {

  private final int worker;
  private int chunk;
  private boolean first;

  Lane(int worker) {
    this.worker = worker;
  }

  /** Number of the worker, from 0. */
  public int worker() {
    return worker;
  }

  /** Number of the chunk, from 0. */
  public int chunk() {
    return chunk;
  }

  /** Whether the image is the first of its chunk: partial sums begin here. */
  public boolean first() {
    return first;
  }

  void set(int newChunk, boolean isFirst) {
    chunk = newChunk;
    first = isFirst;
  }
}
