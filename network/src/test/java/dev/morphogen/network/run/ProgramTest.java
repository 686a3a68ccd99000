package dev.morphogen.network.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Rows;
import dev.morphogen.network.run.Program.Order;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {

  private final List<String> log = new ArrayList<>();

  private Program twoStagesABarrierAndAStage() {
    return new Program()
        .stage((image, worker) -> log.add("a" + image + (worker.first() ? "!" : "")))
        .stage((image, worker) -> log.add("b" + image))
        .barrier(batch -> log.add("|" + batch.images()))
        .stage((image, worker) -> log.add("c" + image + "@" + worker.chunk()));
  }

  @Test
  void imagesGoThroughAllStagesUpToABarrier() {
    twoStagesABarrierAndAStage()
        .runner(Crew.of(1), Order.IMAGE_BY_IMAGE)
        .run(new Batch(3, 4, 1, 2));
    assertThat(log)
        .containsExactly("a0!", "b0", "a1", "b1", "a2!", "b2", "|3", "c2@1", "c0@0", "c1@0");
  }

  @Test
  void orStagesOverAllImagesOfAChunk() {
    twoStagesABarrierAndAStage()
        .runner(Crew.of(1), Order.STAGE_BY_STAGE)
        .run(new Batch(3, 4, 1, 2));
    assertThat(log)
        .containsExactly("a0!", "a1", "b0", "b1", "a2!", "b2", "|3", "c2@1", "c0@0", "c1@0");
  }

  @Test
  void everyOtherRunOfStagesBeginsWithTheChunkThatWasLast() {
    new Program()
        .stage((image, worker) -> log.add("a" + image))
        .barrier(batch -> {})
        .stage((image, worker) -> log.add("b" + image))
        .barrier(batch -> {})
        .stage((image, worker) -> log.add("c" + image))
        .runner(Crew.of(1), Order.IMAGE_BY_IMAGE)
        .run(Batch.of(3, 1));
    assertThat(log).containsExactly("a0", "a1", "a2", "b2", "b1", "b0", "c0", "c1", "c2");
  }

  @Test
  void groupsTakeTheImagesOfAChunkTogetherAndTheLastFewAlone() {
    Batch batch = Batch.of(128, 2).first(7);
    assertThat(batch).isEqualTo(new Batch(7, 64, 2, 32));
    for (Order order : Order.values()) {
      log.clear();
      new Program()
          .group(
              (first, count, worker) -> log.add(first + "+" + count + (worker.first() ? "!" : "")))
          .runner(Crew.of(1), order)
          .run(batch);
      assertThat(log).containsExactly("0+2!", "2+2", "4+2!", "6+1");
    }
  }

  @Test
  void spreadStagesRunOneByOneInBandsImagesAndGroups() {
    new Program()
        .rows(
            Bands.of(5, 3),
            (image, rows, worker) -> log.add("r" + image + ":" + rows.first() + "-" + rows.end()))
        .stage((image, worker) -> log.add("s" + image))
        .group((first, count, worker) -> log.add("g" + first + "+" + count))
        .spreadRunner(Crew.of(1))
        .run(Batch.of(3, 2));
    assertThat(log)
        .containsExactly(
            "r0:0-2", "r0:2-4", "r0:4-5", "r1:0-2", "r1:2-4", "r1:4-5", "r2:0-2", "r2:2-4",
            "r2:4-5", "s0", "s1", "s2", "g0+2", "g2+1");
  }

  @Test
  void bandsAreAsManyAsWantedOrAsThereAreRows() {
    assertThat(Bands.whole(7).count()).isEqualTo(1);
    assertThat(Bands.of(8, 3).rows(2)).isEqualTo(new Rows(6, 8));
    assertThat(Bands.of(3, 5).count()).isEqualTo(3);
  }

  @Test
  void imagesOfAGroupLieSideBySideInAWorkersScratch() {
    Workspace workspace = new Workspace(Batch.of(4, 2), 1);
    PerWorker both = workspace.workerRegion().activations(3);
    PerWorker scratch = workspace.workerRegion().scratch(5);
    workspace.allocate();
    Worker worker = new Worker(0);
    assertThat(both.array(worker)).hasSize(12 + 2 * 16);
    assertThat(both.offset(2)).isEqualTo(12);
    assertThat(both.offset(3)).isEqualTo(12 + 16);
    assertThat(scratch.array(worker)).hasSize(12 + 16);
    assertThat(scratch.offset(3)).isEqualTo(12);
  }

  @Test
  void tasksRunOnceEach() {
    new Program()
        .task((batch, worker) -> log.add("x"))
        .task((batch, worker) -> log.add("y"))
        .runner(Crew.of(1), Order.IMAGE_BY_IMAGE)
        .run(Batch.of(5, 1));
    assertThat(log).containsExactly("x", "y");
  }

  @Test
  void chunksDependOnTheCapacityAlone() {
    assertThat(Batch.of(1, 1).chunks()).isEqualTo(1);
    assertThat(Batch.of(31, 1).chunks()).isEqualTo(31);
    assertThat(Batch.of(100, 1).chunks()).isEqualTo(32);
    assertThat(Batch.of(100, 1).first(99).chunks()).isEqualTo(32);
    assertThat(Batch.of(100, 1).first(1).chunks()).isEqualTo(1);
  }

  @Test
  void chunksTakeEveryImageOnceAndDifferByOneGroup() {
    for (int together : new int[] {1, 2}) {
      for (int capacity : new int[] {1, 2, 31, 33, 64, 65, 100, 101, 1000}) {
        for (int count : new int[] {1, capacity / 2 + 1, capacity}) {
          chunksTakeEveryImageOnce(Batch.of(capacity, together).first(count));
        }
      }
    }
  }

  private static void chunksTakeEveryImageOnce(Batch batch) {
    int least = batch.groups() / batch.cuts() * batch.together();
    int at = 0;
    for (int chunk = 0; chunk < batch.chunks(); chunk++) {
      assertThat(batch.begin(chunk)).as("%s", batch).isEqualTo(at);
      int size = batch.begin(chunk + 1) - at;
      assertThat(size).as("%s", batch).isBetween(least, least + batch.together());
      assertThat(batch.end(chunk)).as("%s", batch).isGreaterThan(at);
      at = batch.end(chunk);
    }
    assertThat(at).isEqualTo(batch.images());
  }

  @Test
  void totalsOfChunksBeginAtZeroAndAreAddedInOrder() {
    Workspace workspace = new Workspace(Batch.of(5, 1), 1);
    ChunkTotals totals = workspace.chunkTotals(1);
    workspace.allocate();
    Batch batch = Batch.of(5, 1);
    for (int round = 0; round < 2; round++) {
      new Program()
          .stage((image, worker) -> totals.open(worker)[0] += image + 1)
          .runner(Crew.of(1), Order.IMAGE_BY_IMAGE)
          .run(batch);
      assertThat(totals.total(batch)[0]).isEqualTo(15);
    }
  }

  @Test
  void aWorkspaceCountsItsBytesBeforeItIsMade() {
    Workspace workspace = new Workspace(Batch.of(10, 1), 2);
    workspace.perImage(7);
    Workspace.Region shared = workspace.perImageRegion();
    shared.activations(3);
    shared.activations(5);
    workspace.workerRegion().activations(11);
    workspace.chunkSums(13);
    assertThat(workspace.bytes())
        .isEqualTo(4L * (12 + 10 * 16 + 12 + 10 * 16 + 2 * (12 + 16) + (3 + 1) * 13));
  }
}
