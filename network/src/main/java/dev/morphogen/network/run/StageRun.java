package dev.morphogen.network.run;

import dev.morphogen.network.run.Program.BandStage;
import dev.morphogen.network.run.Program.GroupStage;
import dev.morphogen.network.run.Program.Order;
import dev.morphogen.network.run.Program.Stage;
import java.util.Arrays;

/**
 * Consecutive stages; a piece of work is a chunk of images, taken group by group. Every other run of a program takes the
 * chunks from the last to the first: the run before has just left those in the cache that the cores share.
 */
final class StageRun implements Runner.Part {

  /** A stage, asked to do one group of a chunk. */
  sealed interface Entry permits One, Group, Banded {

    /** Does the images {@code first … first + count − 1} of a chunk that begins at {@code begin}. */
    void run(int begin, int first, int count, Worker worker);

    /** Into how many pieces it falls when it is spread over threads. */
    int pieces(Batch batch);

    /** Does one of them. */
    void runPiece(int piece, Batch batch, Worker worker);
  }

  record One(Stage stage) implements Entry {

    @Override
    public void run(int begin, int first, int count, Worker worker) {
      for (int image = first; image < first + count; image++) {
        worker.setFirst(image == begin);
        stage.run(image, worker);
      }
    }

    @Override
    public int pieces(Batch batch) {
      return batch.images();
    }

    @Override
    public void runPiece(int piece, Batch batch, Worker worker) {
      stage.run(piece, worker);
    }
  }

  record Banded(BandStage stage, Bands bands) implements Entry {

    @Override
    public void run(int begin, int first, int count, Worker worker) {
      for (int image = first; image < first + count; image++) {
        worker.setFirst(image == begin);
        for (int band = 0; band < bands.count(); band++) {
          stage.run(image, bands.rows(band), worker);
        }
      }
    }

    @Override
    public int pieces(Batch batch) {
      return batch.images() * bands.count();
    }

    @Override
    public void runPiece(int piece, Batch batch, Worker worker) {
      stage.run(piece / bands.count(), bands.rows(piece % bands.count()), worker);
    }
  }

  record Group(GroupStage stage) implements Entry {

    @Override
    public void run(int begin, int first, int count, Worker worker) {
      worker.setFirst(first == begin);
      stage.run(first, count, worker);
    }

    @Override
    public int pieces(Batch batch) {
      return Math.ceilDiv(batch.images(), batch.together());
    }

    @Override
    public void runPiece(int piece, Batch batch, Worker worker) {
      int first = piece * batch.together();
      stage.run(first, Math.min(batch.together(), batch.images() - first), worker);
    }
  }

  private final Entry[] stages;
  private final Order order;
  private final boolean lastFirst;
  private final SumsInOrder sums = new SumsInOrder();
  private final Worker[] workers;
  private Batch batch = Batch.none();

  StageRun(Entry[] stages, Order order, boolean lastFirst, int workers) {
    this.stages = stages;
    this.order = order;
    this.lastFirst = lastFirst;
    this.workers = new Worker[workers];
    Arrays.setAll(this.workers, number -> new Worker(number, sums));
  }

  @Override
  public int begin(Batch newBatch) {
    batch = newBatch;
    sums.begin();
    return newBatch.chunks();
  }

  @Override
  public void run(int worker, int piece) {
    try {
      runChunk(lastFirst ? batch.chunks() - 1 - piece : piece, piece, workers[worker]);
      sums.done(piece);
    } catch (Throwable e) { // those who wait for this chunk's sums must not wait for ever
      sums.fail();
      throw e;
    }
  }

  private void runChunk(int chunk, int turn, Worker worker) {
    worker.set(chunk, turn);
    int begin = batch.begin(chunk);
    int end = batch.end(chunk);
    if (order == Order.IMAGE_BY_IMAGE) {
      imageByImage(worker, begin, end);
    } else {
      stageByStage(worker, begin, end);
    }
  }

  private void imageByImage(Worker worker, int begin, int end) {
    int together = batch.together();
    for (int first = begin; first < end; first += together) {
      for (Entry stage : stages) {
        stage.run(begin, first, Math.min(together, end - first), worker);
      }
    }
  }

  private void stageByStage(Worker worker, int begin, int end) {
    int together = batch.together();
    for (Entry stage : stages) {
      for (int first = begin; first < end; first += together) {
        stage.run(begin, first, Math.min(together, end - first), worker);
      }
    }
  }
}
