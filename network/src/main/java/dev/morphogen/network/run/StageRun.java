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
    void run(int begin, int first, int count, Lane lane);

    /** Into how many pieces it falls when it is spread over threads. */
    int pieces(Batch batch);

    /** Does one of them. */
    void runPiece(int piece, Batch batch, Lane lane);
  }

  record One(Stage stage) implements Entry {

    @Override
    public void run(int begin, int first, int count, Lane lane) {
      for (int image = first; image < first + count; image++) {
        lane.setFirst(image == begin);
        stage.run(image, lane);
      }
    }

    @Override
    public int pieces(Batch batch) {
      return batch.images();
    }

    @Override
    public void runPiece(int piece, Batch batch, Lane lane) {
      stage.run(piece, lane);
    }
  }

  record Banded(BandStage stage, Bands bands) implements Entry {

    @Override
    public void run(int begin, int first, int count, Lane lane) {
      for (int image = first; image < first + count; image++) {
        lane.setFirst(image == begin);
        for (int band = 0; band < bands.count(); band++) {
          stage.run(image, bands.rows(band), lane);
        }
      }
    }

    @Override
    public int pieces(Batch batch) {
      return batch.images() * bands.count();
    }

    @Override
    public void runPiece(int piece, Batch batch, Lane lane) {
      stage.run(piece / bands.count(), bands.rows(piece % bands.count()), lane);
    }
  }

  record Group(GroupStage stage) implements Entry {

    @Override
    public void run(int begin, int first, int count, Lane lane) {
      lane.setFirst(first == begin);
      stage.run(first, count, lane);
    }

    @Override
    public int pieces(Batch batch) {
      return Math.ceilDiv(batch.images(), batch.together());
    }

    @Override
    public void runPiece(int piece, Batch batch, Lane lane) {
      int first = piece * batch.together();
      stage.run(first, Math.min(batch.together(), batch.images() - first), lane);
    }
  }

  private final Entry[] stages;
  private final Order order;
  private final boolean lastFirst;
  private final SumsInOrder sums = new SumsInOrder();
  private final Lane[] lanes;
  private Batch batch = Batch.none();

  StageRun(Entry[] stages, Order order, boolean lastFirst, int workers) {
    this.stages = stages;
    this.order = order;
    this.lastFirst = lastFirst;
    this.lanes = new Lane[workers];
    Arrays.setAll(lanes, worker -> new Lane(worker, sums));
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
      runChunk(lastFirst ? batch.chunks() - 1 - piece : piece, piece, lanes[worker]);
      sums.done(piece);
    } catch (RuntimeException | Error e) {
      sums.fail();
      throw e;
    }
  }

  private void runChunk(int chunk, int turn, Lane lane) {
    lane.set(chunk, turn);
    int begin = batch.begin(chunk);
    int end = batch.end(chunk);
    if (order == Order.IMAGE_BY_IMAGE) {
      imageByImage(lane, begin, end);
    } else {
      stageByStage(lane, begin, end);
    }
  }

  private void imageByImage(Lane lane, int begin, int end) {
    int together = batch.together();
    for (int first = begin; first < end; first += together) {
      for (Entry stage : stages) {
        stage.run(begin, first, Math.min(together, end - first), lane);
      }
    }
  }

  private void stageByStage(Lane lane, int begin, int end) {
    int together = batch.together();
    for (Entry stage : stages) {
      for (int first = begin; first < end; first += together) {
        stage.run(begin, first, Math.min(together, end - first), lane);
      }
    }
  }
}
