package dev.morphogen.network.run;

/**
 * Where a stage's work stands: which worker does it, which chunk of images it belongs to, and when it is that chunk's
 * turn. A worker owns its scratch, a chunk owns its partial sums.
 */
public final class Lane {

  private final int worker;
  private final SumsInOrder sums;
  private int chunk;
  private int turn;
  private boolean first;

  /** For work that is not cut into chunks. */
  Lane(int worker) {
    this(worker, new SumsInOrder());
  }

  Lane(int worker, SumsInOrder sums) {
    this.worker = worker;
    this.sums = sums;
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

  /** The chunk's place in the order in which chunks are handed out. */
  int turn() {
    return turn;
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
