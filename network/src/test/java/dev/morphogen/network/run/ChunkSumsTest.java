package dev.morphogen.network.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.network.run.Program.Order;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class ChunkSumsTest {

  private static final int LENGTH = 3;

  /** A chunk that takes so long leaves time to do all others. */
  private static final Duration LONG = Duration.ofMillis(20);

  private final float[] numbers = Gaussian.numbers(200 * LENGTH, 21);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 40})
  void chunksAreAddedInOrderWhicheverIsDoneFirst(int threads) {
    for (Order order : Order.values()) {
      for (int slow : new int[] {0, 1, 13, 30, 31}) {
        Sums sums = new Sums(Batch.of(100, 1), threads, order, slow);
        for (int images : new int[] {100, 37, 1, 100}) {
          sums.assertInOrder(images);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void batchesOfOneChunkAndOfFewerImagesThanChunks(int threads) {
    for (int capacity : new int[] {1, 2, 5}) {
      Sums sums = new Sums(Batch.of(capacity, 1), threads, Order.IMAGE_BY_IMAGE, 0);
      sums.assertInOrder(capacity);
      sums.assertInOrder(1);
    }
  }

  @Test
  void theOrderTellsInTheBits() {
    Sums sums = new Sums(Batch.of(100, 1), 1, Order.IMAGE_BY_IMAGE, 0);
    Batch batch = Batch.of(100, 1);
    assertThat(sums.expected(batch, true)).isNotEqualTo(sums.expected(batch, false));
  }

  @Test
  void aChunkIsAddedWhenItsTurnHasCome() {
    Workspace workspace = new Workspace(Batch.of(32, 1), 2);
    ChunkSums sums = workspace.chunkSums(1);
    workspace.allocate();
    SumsInOrder order = new SumsInOrder();
    Worker[] workers = {new Worker(0, order), new Worker(1, order)};
    order.begin();
    for (int turn : new int[] {0, 1, 2}) {
      Worker worker = workers[turn % 2];
      worker.set(31 - turn, turn);
      worker.setFirst(true);
      sums.open(worker)[0] += 10 + turn;
      worker.setFirst(false);
      sums.open(worker)[0] += 100;
    }
    order.done(2);
    order.done(1);
    assertThat(sums.total()).containsExactly(0);
    order.done(0);
    assertThat(sums.total()).containsExactly(110 + 111 + 112);
  }

  /**
   * The others wait for the first chunk when it fails; the next batch is as any other. The crews are of sizes that no
   * other test uses: these would hang too.
   */
  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void nobodyWaitsForAChunkThatFailed(int threads) {
    Workspace workspace = new Workspace(Batch.of(32, 1), threads);
    ChunkSums sums = workspace.chunkSums(1);
    workspace.allocate();
    AtomicInteger begun = new AtomicInteger();
    Runner runner =
        new Program()
            .stage((image, worker) -> {
              boolean firstBatch = begun.incrementAndGet() <= 32;
              if (image == 0 && firstBatch) {
                awaitAtLeast(begun, 2 * threads); // of which the last finds no room
                throw new IllegalStateException("image 0");
              }
              sums.open(worker)[0] += image;
            })
            .runner(Crew.of(threads), Order.IMAGE_BY_IMAGE);
    assertThatThrownBy(() -> runner.run(Batch.of(32, 1))).hasMessage("image 0");
    begun.set(32);
    runner.run(Batch.of(32, 1));
    assertThat(sums.total()).containsExactly(31 * 32 / 2);
  }

  private static void awaitAtLeast(AtomicInteger number, int least) {
    while (number.get() < least) {
      Thread.onSpinWait();
    }
    LockSupport.parkNanos(LONG.toNanos());
  }

  /** Sums of two stages, one between barriers where chunks go from the first to the last, one where they go back. */
  private final class Sums {

    private final Batch whole;
    private final ChunkSums ascending;
    private final ChunkSums descending;
    private final Runner runner;

    Sums(Batch whole, int threads, Order order, int slowChunk) {
      this.whole = whole;
      Workspace workspace = new Workspace(whole, threads);
      ascending = workspace.chunkSums(LENGTH);
      descending = workspace.chunkSums(LENGTH);
      workspace.allocate();
      runner =
          new Program()
              .stage((image, worker) -> add(ascending, image, worker, slowChunk))
              .barrier(batch -> {})
              .stage((image, worker) -> add(descending, image, worker, slowChunk))
              .runner(Crew.of(threads), order);
    }

    private void add(ChunkSums sums, int image, Worker worker, int slowChunk) {
      float[] part = sums.open(worker);
      if (worker.first() && worker.chunk() == slowChunk) {
        LockSupport.parkNanos(LONG.toNanos());
      }
      for (int i = 0; i < LENGTH; i++) {
        part[i] += numbers[image * LENGTH + i];
      }
    }

    void assertInOrder(int images) {
      Batch batch = whole.first(images);
      runner.run(batch);
      assertThat(ascending.total()).as("%s", batch).isEqualTo(expected(batch, false));
      assertThat(descending.total()).as("%s", batch).isEqualTo(expected(batch, true));
    }

    float[] expected(Batch batch, boolean lastFirst) {
      float[] total = new float[LENGTH];
      for (int turn = 0; turn < batch.chunks(); turn++) {
        float[] part = part(batch, lastFirst ? batch.chunks() - 1 - turn : turn);
        for (int i = 0; i < LENGTH; i++) {
          total[i] += part[i];
        }
      }
      return total;
    }

    private float[] part(Batch batch, int chunk) {
      float[] part = new float[LENGTH];
      for (int image = batch.begin(chunk); image < batch.end(chunk); image++) {
        for (int i = 0; i < LENGTH; i++) {
          part[i] += numbers[image * LENGTH + i];
        }
      }
      return part;
    }
  }
}
