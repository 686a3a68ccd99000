package dev.morphogen.network.run;

import java.util.Arrays;

/**
 * Partial sums in double precision, for statistics over many numbers: {@code length} numbers a chunk, added up in chunk
 * order. Each belongs to one stage, which opens it once an image.
 */
public final class ChunkTotals {

  private final double[][] sums;
  private final int length;
  private double[] total = {};

  ChunkTotals(int chunks, int length) {
    this.sums = new double[chunks][];
    this.length = length;
  }

  void allocate() {
    Arrays.setAll(sums, chunk -> new double[length]);
    total = new double[length];
  }

  long bytes() {
    return (sums.length + 1L) * length * Double.BYTES;
  }

  /** The chunk's sums, to be added to; cleared at the chunk's first image. */
  public double[] open(Worker worker) {
    double[] chunkSums = sums[worker.chunk()];
    if (worker.first()) {
      Arrays.fill(chunkSums, 0);
    }
    return chunkSums;
  }

  /** The sum over the batch's chunks, in chunk order; overwritten by the next call. */
  public double[] total(Batch batch) {
    Arrays.fill(total, 0);
    for (int chunk = 0; chunk < batch.chunks(); chunk++) {
      double[] part = sums[chunk];
      for (int i = 0; i < total.length; i++) {
        total[i] += part[i];
      }
    }
    return total;
  }
}
