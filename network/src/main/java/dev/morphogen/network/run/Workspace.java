package dev.morphogen.network.run;

import dev.morphogen.kernels.CacheLines;
import dev.morphogen.network.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything a plan allocates. Layers first say what they need; {@link #allocate} then makes the arrays,
 * so that a plan can be measured without being made, and layers can share what they use in turn.
 */
public final class Workspace {

  private final int images;
  private final int together;
  private final int chunks;
  private final int workers;
  private final List<SharedArray> perImage = new ArrayList<>();
  private final List<SharedArray[]> perWorker = new ArrayList<>();
  private final List<ChunkSums> chunkSums = new ArrayList<>();
  private final List<Derived> derived = new ArrayList<>();
  private final List<ChunkTotals> chunkTotals = new ArrayList<>();

  /** For batches cut as {@code batch} is, and {@code workers} threads. */
  public Workspace(Batch batch, int workers) {
    this.images = batch.images();
    this.together = batch.together();
    this.chunks = batch.chunks();
    this.workers = workers;
  }

  /** An array of its own for every image of the batch. */
  public PerImage perImage(int size) {
    return perImageRegion().activations(size);
  }

  /** An array for every image of the batch that several activations take turns with. */
  public Region perImageRegion() {
    SharedArray store = new SharedArray();
    perImage.add(store);
    return new Region(store);
  }

  /** Scratch of each worker that several activations take turns with. */
  public WorkerRegion workerRegion() {
    SharedArray[] stores =
        Stream.generate(SharedArray::new).limit(workers).toArray(SharedArray[]::new);
    perWorker.add(stores);
    return new WorkerRegion(stores, together);
  }

  /** Numbers made of the weights, or the gradient by them. */
  public Derived derived(int size) {
    Derived numbers = new Derived(size);
    derived.add(numbers);
    return numbers;
  }

  /** Sums of gradients. */
  public ChunkSums chunkSums(int length) {
    ChunkSums sums = new ChunkSums(chunks, workers, length);
    chunkSums.add(sums);
    return sums;
  }

  /** Partial sums in double precision. */
  public ChunkTotals chunkTotals(int length) {
    ChunkTotals totals = new ChunkTotals(chunks, length);
    chunkTotals.add(totals);
    return totals;
  }

  /** Bytes of everything that was asked for. */
  public long bytes() {
    long numbers = 0;
    for (SharedArray store : perImage) {
      numbers += store.numbers(images);
    }
    for (SharedArray[] stores : perWorker) {
      numbers += workers * stores[0].numbers(1);
    }
    long sums = chunkSums.stream().mapToLong(ChunkSums::bytes).sum();
    long totals = chunkTotals.stream().mapToLong(ChunkTotals::bytes).sum();
    long made = derived.stream().mapToLong(Derived::bytes).sum();
    return numbers * Float.BYTES + sums + totals + made;
  }

  /** Whether all arrays can be made: none has more numbers than Java can count. */
  public boolean fits() {
    return largest() <= Integer.MAX_VALUE;
  }

  /**
   * The length of an array for so many images of so many numbers each.
   *
   * @throws InvalidInputException if there are more numbers than Java can count
   */
  public static int arrayLength(int images, int each) {
    return requireCountable(images, (long) images * each);
  }

  private static int requireCountable(int images, long numbers) {
    if (numbers > Integer.MAX_VALUE) {
      throw new InvalidInputException(
          "batch: %d images need an array of %d numbers, more than Java's 2^31 - 1: use a smaller batch or smaller images"
              .formatted(images, numbers));
    }
    return (int) numbers;
  }

  /** Numbers of the largest array of activations. */
  private long largest() {
    long largest = 0;
    for (SharedArray store : perImage) {
      largest = Math.max(largest, store.numbers(images));
    }
    for (SharedArray[] stores : perWorker) {
      largest = Math.max(largest, stores[0].numbers(1));
    }
    return largest;
  }

  /**
   * Makes the arrays.
   *
   * @throws InvalidInputException before it makes any, if one would have more numbers than Java can count
   */
  public void allocate() {
    requireCountable(images, largest());
    perImage.forEach(store -> store.allocate(images));
    for (SharedArray[] stores : perWorker) {
      for (SharedArray store : stores) {
        store.allocate(1);
      }
    }
    chunkSums.forEach(ChunkSums::allocate);
    chunkTotals.forEach(ChunkTotals::allocate);
    derived.forEach(Derived::allocate);
  }

  /** Fills every activation with a number: NaN shows who reads what was never written. */
  public void fill(float value) {
    perImage.forEach(store -> Arrays.fill(store.array(), value));
    for (SharedArray[] stores : perWorker) {
      for (SharedArray store : stores) {
        Arrays.fill(store.array(), value);
      }
    }
  }

  /** One array for every image, used in turn. */
  public static final class Region {
    private final SharedArray store;

    private Region(SharedArray store) {
      this.store = store;
    }

    /** Activations of {@code size} numbers an image in this region. */
    public PerImage activations(int size) {
      store.require(size);
      return new PerImage(store, size);
    }
  }

  /** One array for every worker, used in turn. */
  public static final class WorkerRegion {
    private final SharedArray[] stores;
    private final int together;

    private WorkerRegion(SharedArray[] stores, int together) {
      this.stores = stores;
      this.together = together;
    }

    /** In this region, {@code size} numbers for each of the images that a worker works on together. */
    public PerWorker activations(int size) {
      return room(size, together);
    }

    /** In this region, {@code size} numbers for the worker, whichever image it works on. */
    public PerWorker scratch(int size) {
      return room(size, 1);
    }

    private PerWorker room(int size, int count) {
      for (SharedArray store : stores) {
        store.require((long) CacheLines.whole(size) * count);
      }
      return new PerWorker(stores, size, count);
    }
  }
}
