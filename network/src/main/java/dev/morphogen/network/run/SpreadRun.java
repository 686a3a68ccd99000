package dev.morphogen.network.run;

import java.util.Arrays;

/** One stage, spread over all threads: a piece of work is an image's band, an image or a group. */
final class SpreadRun implements Runner.Part {

  private final StageRun.Entry stage;
  private final Worker[] workers;
  private Batch batch = Batch.none();

  SpreadRun(StageRun.Entry stage, int workers) {
    this.stage = stage;
    this.workers = new Worker[workers];
    Arrays.setAll(this.workers, Worker::new);
  }

  @Override
  public int begin(Batch newBatch) {
    batch = newBatch;
    return stage.pieces(newBatch);
  }

  @Override
  public void run(int worker, int piece) {
    stage.runPiece(piece, batch, workers[worker]);
  }
}
