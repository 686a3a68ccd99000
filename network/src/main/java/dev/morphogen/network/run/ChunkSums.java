package dev.morphogen.network.run;

import java.util.Arrays;

/**
 * Partial sums of weight gradients: {@code length} numbers a chunk, added up in chunk order. Each belongs
 * to one stage, which opens it once an image.
 */
public final class ChunkSums {

  private final float[][] sums;
  private final int length;

  ChunkSums(int chunks, int length) {
    this.sums = new float[chunks][];
    this.length = length;
  }

  void allocate() {
    Arrays.setAll(sums, chunk -> new float[length]);
  }

  long bytes() {
    return (long) sums.length * length * Float.BYTES;
  }

  /** The chunk's sums, to be added to; cleared at the chunk's first image. */
  public float[] open(Lane lane) {
    float[] chunkSums = sums[lane.chunk()];
    if (lane.first()) {
      Arrays.fill(chunkSums, 0);
    }
    return chunkSums;
  }

  /** Adds up the batch's chunks, in order; the result stands in the first chunk's array. */
  public float[] total(Batch batch) {
    float[] total = sums[0];
    for (int chunk = 1; chunk < batch.chunks(); chunk++) {
      float[] part = sums[chunk];
      for (int i = 0; i < length; i++) {
        total[i] += part[i];
      }
    }
    return total;
  }
}
