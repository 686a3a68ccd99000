package dev.morphogen.network.run;

import dev.morphogen.kernels.CacheLines;

/**
 * One of a crew's threads at a stage: its number, the chunk of images that it works on, and when it is that chunk's turn. A
 * worker owns its scratch, a chunk owns its partial sums.
 */
public final class Worker {

  /** 256 KB: a stage takes up to four images, and many second caches have 1 MB. */
  private static final int LARGEST_FETCHED = 1 << 16;

  private final int number;
  private final SumsInOrder sums;
  private int chunk;
  private int turn;
  private boolean first;

  /** Written only, so that the JIT compiler keeps the reading. */
  float fetched;

  /** For work that is not cut into chunks. */
  Worker(int number) {
    this(number, new SumsInOrder());
  }

  Worker(int number, SumsInOrder sums) {
    this.number = number;
    this.sums = sums;
  }

  /** Its number, from 0. */
  public int number() {
    return number;
  }

  /** Number of its chunk, from 0. */
  public int chunk() {
    return chunk;
  }

  /** Whether the image is the first of its chunk: partial sums begin here. */
  public boolean first() {
    return first;
  }

  /** The chunk's place in the order in which chunks are handed out. */
  int turn() {
    return turn;
  }

  /**
   * Within a stage, brings an image's numbers from memory into this core's cache, if they may have left it and fit: before a
   * kernel that reads rows around rows or writes every number once, which waits for memory at each of them otherwise. One
   * that sweeps over the numbers in their order does as well without.
   */
  public void fetch(Activations activations, int image) {
    if (activations.size() <= LARGEST_FETCHED) {
      fetched =
          CacheLines.read(activations.array(this), activations.offset(image), activations.size());
    }
  }

  /** Waits until the chunk may use one of so many partial sums. */
  void open(ChunkSums opened, int parts) {
    sums.open(opened, turn, parts);
  }

  void set(int newChunk, int newTurn) {
    chunk = newChunk;
    turn = newTurn;
  }

  void setFirst(boolean isFirst) {
    first = isFirst;
  }
}
