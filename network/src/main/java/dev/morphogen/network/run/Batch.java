package dev.morphogen.network.run;

/**
 * How many images a run works on and how they are cut into chunks: by the plan's capacity alone,
 * never by the number of threads, so that sums come out the same. Chunks are of the same size or differ by one group,
 * and as many as a power of two where there are groups enough: then so are threads done at the same time.
 *
 * @param images how many images
 * @param groups groups of images of a whole batch
 * @param together how many images a stage may take at once; a chunk is a whole number of such groups
 * @param cuts chunks of a whole batch
 */
public record Batch(int images, int groups, int together, int cuts) {

  /** Enough chunks to keep many threads busy, few enough to add up their sums cheaply. */
  private static final int CHUNKS_WANTED = 32;

  /** A whole batch of a plan for up to {@code capacity} images, {@code together} of them at once. */
  public static Batch of(int capacity, int together) {
    int groups = Math.ceilDiv(capacity, together);
    return new Batch(capacity, groups, together, Math.min(groups, CHUNKS_WANTED));
  }

  /** The same in as many chunks as groups, for runs that sum nothing up. */
  public Batch inGroups() {
    return new Batch(images, groups, together, groups);
  }

  /** No images: what a run has before its first batch. */
  static Batch none() {
    return new Batch(0, 1, 1, 1);
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
    return count == images ? this : new Batch(count, groups, together, cuts);
  }

  /** Number of chunks. */
  public int chunks() {
    long used = Math.ceilDiv(images, together);
    return (int) Math.ceilDiv(used * cuts, groups);
  }

  /** The first image of a chunk. */
  public int begin(int chunk) {
    return (int) ((long) chunk * groups / cuts) * together;
  }

  /** The image behind a chunk's last one. */
  public int end(int chunk) {
    return Math.min(begin(chunk + 1), images);
  }
}
