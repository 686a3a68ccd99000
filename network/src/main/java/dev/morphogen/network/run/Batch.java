package dev.morphogen.network.run;

/**
 * How many images a run works on and how they are cut into chunks: by the plan's capacity alone,
 * never by the number of threads, so that sums come out the same.
 *
 * @param together how many images a stage may take at once; a chunk is a whole number of such groups
 */
public record Batch(int images, int chunkSize, int together) {

  /** Enough chunks to keep many threads busy, few enough to add up their sums cheaply. */
  private static final int CHUNKS_WANTED = 32;

  /** A whole batch of a plan for up to {@code capacity} images, {@code together} of them at once. */
  public static Batch of(int capacity, int together) {
    int groups = Math.ceilDiv(Math.ceilDiv(capacity, CHUNKS_WANTED), together);
    return new Batch(capacity, groups * together, together);
  }

  /**
   * The first {@code count} images of this batch, cut as it is; the whole batch is this one again.
   *
   * @throws IllegalArgumentException if it has not so many
   */
  public Batch first(int count) {
    if (count < 1 || count > images) {
      throw new IllegalArgumentException(
          "batch: expected 1 to %d images, got %d".formatted(images, count));
    }
    return count == images ? this : new Batch(count, chunkSize, together);
  }

  /** Number of chunks. */
  public int chunks() {
    return Math.ceilDiv(images, chunkSize);
  }
}
