package dev.morphogen.network.run;

import dev.morphogen.network.run.Program.Order;
import dev.morphogen.network.run.Program.Stage;
import java.util.Arrays;

/** Consecutive stages; a piece of work is a chunk of images. */
final class StageRun implements Runner.Part {

  private final Stage[] stages;
  private final Order order;
  private final Lane[] lanes;
  private Batch batch = new Batch(0, 1);

  StageRun(Stage[] stages, Order order, int workers) {
    this.stages = stages;
    this.order = order;
    this.lanes = new Lane[workers];
    Arrays.setAll(lanes, Lane::new);
  }

  @Override
  public int begin(Batch newBatch) {
    batch = newBatch;
    return newBatch.chunks();
  }

  @Override
  public void run(int worker, int chunk) {
    int begin = chunk * batch.chunkSize();
    int end = Math.min(begin + batch.chunkSize(), batch.images());
    if (order == Order.IMAGE_BY_IMAGE) {
      imageByImage(lanes[worker], chunk, begin, end);
    } else {
      stageByStage(lanes[worker], chunk, begin, end);
    }
  }

  private void imageByImage(Lane lane, int chunk, int begin, int end) {
    for (int image = begin; image < end; image++) {
      lane.set(chunk, image == begin);
      for (Stage stage : stages) {
        stage.run(image, lane);
      }
    }
  }

  private void stageByStage(Lane lane, int chunk, int begin, int end) {
    for (Stage stage : stages) {
      for (int image = begin; image < end; image++) {
        lane.set(chunk, image == begin);
        stage.run(image, lane);
      }
    }
  }
}
