package dev.morphogen.network.run;

import java.util.Arrays;

/**
 * The sum of weight gradients over a batch: {@code length} numbers, and as many for each chunk on its way. Each belongs
 * to one stage, which opens it once an image; done chunks are added in the order in which they were handed out.
 */
public final class ChunkSums {

  private final float[][] parts;
  private final int length;
  private float[] total = {};

  ChunkSums(int chunks, int workers, int length) {
    this.parts = new float[Math.min(chunks, room(workers))][];
    this.length = length;
  }

  /** Each worker's chunk, and another of all but one: those that are done, should that one be slow. */
  private static int room(int workers) {
    return 2 * workers - 1;
  }

  void allocate() {
    Arrays.setAll(parts, part -> new float[length]);
    total = new float[length];
  }

  long bytes() {
    return (parts.length + 1L) * length * Float.BYTES;
  }

  /** The chunk's sums, to be added to; cleared at the chunk's first image. */
  public float[] open(Worker worker) {
    float[] part = part(worker.turn());
    if (worker.first()) {
      worker.open(this, parts.length);
      Arrays.fill(part, 0);
    }
    return part;
  }

  private float[] part(int turn) {
    return parts[turn % parts.length];
  }

  /** Adds a chunk's sums to those of the turns before; the first are a new sum. */
  void add(int turn) {
    float[] part = part(turn);
    if (turn == 0) {
      System.arraycopy(part, 0, total, 0, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      total[i] += part[i];
    }
  }

  /** The sum over the last batch; overwritten by the next. */
  public float[] total() {
    return total;
  }
}
