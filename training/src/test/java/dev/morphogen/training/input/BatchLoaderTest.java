package dev.morphogen.training.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.training.data.ImageSplit;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BatchLoaderTest {

  private static final Shape SHAPE = new Shape(4, 4, 1);
  private static final PixelTable PLAIN =
      new PixelTable(new double[] {0}, new double[] {1 / 255.0});
  private static final Augmentation VARIED =
      new Augmentation(Flip.RANDOM, 0.25, Border.BLACK, 0.5, 0.25, 0.5);

  /** Image i has the label i mod 5 and pixels of value i. */
  private static class Numbered implements ImageSplit {

    private final int size;

    Numbered(int size) {
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public int label(int index) {
      return index % 5;
    }

    @Override
    public void read(int index, byte[] target, int offset) {
      Arrays.fill(target, offset, offset + SHAPE.size(), (byte) index);
    }
  }

  private static TrainingInput input(ImageSplit split, int batch) {
    return new TrainingInput(split, SHAPE, 5, PLAIN, VARIED, batch, 7);
  }

  private static List<String> batches(TrainingInput input, int first, int epochs, int threads) {
    List<String> all = new ArrayList<>();
    try (BatchLoader loader = new BatchLoader(input, first, epochs, threads)) {
      for (int i = 0; i < input.cut().batches() * (epochs - first); i++) {
        LoadedBatch batch = loader.next();
        float[] used = Arrays.copyOf(batch.images(), batch.count() * SHAPE.size());
        int[] labels = Arrays.copyOf(batch.labels(), batch.count());
        all.add(Arrays.toString(labels) + Arrays.toString(used));
      }
    }
    return all;
  }

  @Test
  void theSameBatchesForAnyNumberOfThreadsAndAnyBeginning() {
    TrainingInput input = input(new Numbered(53), 10);
    List<String> one = batches(input, 0, 4, 1);
    assertThat(batches(input, 0, 4, 2)).isEqualTo(one);
    assertThat(batches(input, 0, 4, 5)).isEqualTo(one);
    assertThat(batches(input, 2, 4, 2)).isEqualTo(one.subList(12, 24));
  }

  @Test
  void everyEpochHasEveryImageOnceInAnotherOrder() {
    EpochOrder order = new EpochOrder(1000, 7, 0);
    int[] first = order.of(0).clone();
    int[] second = order.of(1).clone();
    assertThat(first).isNotEqualTo(second).doesNotHaveDuplicates().hasSize(1000);
    assertThat(Arrays.stream(first).max()).hasValue(999);
    assertThat(second).doesNotHaveDuplicates();
    assertThat(order.of(0)).isEqualTo(first);
    assertThat(new EpochOrder(1000, 8, 0).of(0)).isNotEqualTo(first);
    assertThat(new EpochOrder(1000, 7, 1).of(0)).isNotEqualTo(first);
  }

  /** Of ten images every second one, from number 1: numbers 1, 3, 5, 7, 9; an image's label is its number. */
  @Test
  void anImageVariesAlikeInAWorkersShardAndInTheWhole() {
    Map<Integer, String> whole = variations(new Labelled(10, 0, 1), Shard.whole(10));
    Map<Integer, String> odd = variations(new Labelled(5, 1, 2), new Shard(1, 2, 5));

    assertThat(odd).containsOnlyKeys(1, 3, 5, 7, 9);
    assertThat(whole).hasSize(10).containsAllEntriesOf(odd);
  }

  /** Image i has the number {@code first + step * i}, which is its label, and pixels of 100 more. */
  private static final class Labelled extends Numbered {

    private final int first;
    private final int step;

    Labelled(int size, int first, int step) {
      super(size);
      this.first = first;
      this.step = step;
    }

    @Override
    public int label(int index) {
      return first + step * index;
    }

    @Override
    public void read(int index, byte[] target, int offset) {
      super.read(100 + label(index), target, offset);
    }
  }

  /** Each label's image in the first epoch, which is one batch. */
  private static Map<Integer, String> variations(ImageSplit split, Shard shard) {
    TrainingInput input =
        new TrainingInput(split, SHAPE, 10, PLAIN, VARIED, split.size(), 7, shard);
    LoadedBatch batch = new LoadedBatch(split.size(), SHAPE.size());
    input.filler().fill(0, 0, batch);
    Map<Integer, String> variations = new HashMap<>();
    for (int i = 0; i < batch.count(); i++) {
      float[] image = Arrays.copyOfRange(batch.images(), i * SHAPE.size(), (i + 1) * SHAPE.size());
      variations.put(batch.labels()[i], Arrays.toString(image));
    }
    return variations;
  }

  /** Places of a random order are n/3 from where the images were, and neighbours n/3 from each other. */
  @Test
  void anEpochsOrderIsShuffledThroughout() {
    int[] order = new EpochOrder(1000, 7, 0).of(0);
    double moved = 0;
    double apart = 0;
    for (int i = 0; i < 1000; i++) {
      moved += Math.abs(order[i] - i);
      apart += Math.abs(order[i] - order[(i + 1) % 1000]);
    }
    assertThat(moved / 1000).isBetween(300.0, 366.0);
    assertThat(apart / 1000).isBetween(300.0, 366.0);
  }

  @ParameterizedTest
  @CsvSource({"100,10,10,100", "105,10,11,105", "101,10,10,100", "5,10,1,5", "2,2,1,2", "3,2,1,2"})
  void aLastBatchOfOneImageIsLeftOut(int images, int batch, int batches, int used) {
    BatchCut cut = new BatchCut(images, batch);
    assertThat(cut.batches()).isEqualTo(batches);
    assertThat(cut.imagesUsed()).isEqualTo(used);
  }

  @Test
  void aFailureComesWithItsBatchAndTheThreadsEnd() throws InterruptedException {
    ImageSplit broken =
        new Numbered(40) {
          @Override
          public void read(int index, byte[] target, int offset) {
            if (index == 17) {
              throw new InvalidInputException("pets/17.jpg: expected a picture, got a poem");
            }
            super.read(index, target, offset);
          }
        };
    try (BatchLoader loader = new BatchLoader(input(broken, 10), 0, 1, 2)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 4; i++) {
                  loader.next();
                }
              })
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("pets/17.jpg: expected a picture, got a poem");
    }
    assertThat(loaderThreads()).isEmpty();
  }

  @Test
  void anUnexpectedFailureIsOneSentence() {
    ImageSplit broken =
        new Numbered(40) {
          @Override
          public void read(int index, byte[] target, int offset) {
            throw new IllegalStateException("disk on fire");
          }
        };
    try (BatchLoader loader = new BatchLoader(input(broken, 10), 0, 1, 1)) {
      assertThatThrownBy(loader::next)
          .isInstanceOf(WorkFailedException.class)
          .hasMessage(
              "training images: loading failed with java.lang.IllegalStateException: disk on fire");
    }
  }

  /** As Kotlin and Scala throw them: whoever waits for the batch must not wait for ever. */
  @Test
  void aCheckedExceptionIsOneSentence() {
    ImageSplit broken =
        new Numbered(200) {
          @Override
          public void read(int index, byte[] target, int offset) {
            if (index == 170) {
              BatchLoaderTest.<RuntimeException>sneak(new IOException("disk on fire"));
            }
            super.read(index, target, offset);
          }
        };
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThatThrownBy(() -> batches(input(broken, 10), 0, 1, 2))
                .isInstanceOf(WorkFailedException.class)
                .hasMessage(
                    "training images: loading failed with java.io.IOException: disk on fire"));
    assertThat(loaderThreads()).isEmpty();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> void sneak(Throwable checked) throws E {
    throw (E) checked;
  }

  @Test
  void aLabelThatIsNoClassIsNamed() {
    ImageSplit wrong =
        new Numbered(2) {
          @Override
          public int label(int index) {
            return 5;
          }
        };
    try (BatchLoader loader = new BatchLoader(input(wrong, 10), 0, 1, 1)) {
      assertThatThrownBy(loader::next)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageMatching("training image [01]: expected a class from 0 to 4, got 5");
    }
  }

  @Test
  void closingEndsThreadsThatWaitForAFreeSlot() {
    try (BatchLoader loader = new BatchLoader(input(new Numbered(1000), 10), 0, 100, 3)) {
      loader.next();
    }
    assertThat(loaderThreads()).isEmpty();
  }

  /** More batches than slots: the first thread would wait for ever. */
  @Test
  void threadsThatTheSystemRefusesLeaveNoOthersBehind() {
    List<Thread> made = new ArrayList<>();
    assertThatThrownBy(() ->
            new BatchLoader(
                input(new Numbered(1000), 10), 0, 1, 3, work -> secondIsRefused(work, made)))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage("threads: the system started 1 of 3 that load images (no more): ask for fewer");
    assertThat(made).hasSize(3).noneMatch(Thread::isAlive);
  }

  private static Thread secondIsRefused(Runnable work, List<Thread> made) {
    boolean refused = made.size() == 1;
    Thread thread =
        new Thread(work) {
          @Override
          public void start() {
            if (refused) {
              throw new OutOfMemoryError("no more");
            }
            super.start();
          }
        };
    thread.setDaemon(true);
    made.add(thread);
    return thread;
  }

  private static List<String> loaderThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("morphogen-loader"))
        .toList();
  }
}
