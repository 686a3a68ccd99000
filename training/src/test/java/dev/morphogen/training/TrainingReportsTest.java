package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.input.Augmentation;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.BatchReport;
import dev.morphogen.training.report.EpochReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What listeners hear of a training's batches and epochs. */
final class TrainingReportsTest {

  private static final int IMAGES = 63;
  private static final ImageDataset DATA = ToyData.of(IMAGES, 30);

  private final List<BatchReport> batches = new ArrayList<>();
  private final List<EpochReport> epochs = new ArrayList<>();

  private void train(Recipe recipe) {
    Trainer.of(ToyData.spec("linearmix"), recipe)
        .seed(8)
        .threads(2)
        .onBatch(batches::add)
        .onEpoch(epochs::add)
        .fit(DATA);
  }

  @Test
  void batchesAreReportedOneByOne() {
    train(ToyData.recipe(2));
    assertThat(batches).hasSize(14);
    assertThat(batches.stream().limit(7).map(BatchReport::images))
        .containsExactly(10, 20, 30, 40, 50, 60, 63);
    BatchReport last = batches.getLast();
    assertThat(last.epoch()).isEqualTo(2);
    assertThat(last.batch()).isEqualTo(7);
    assertThat(last.batches()).isEqualTo(7);
    assertThat(last.epochImages()).isEqualTo(IMAGES);
    assertThat(last.loss()).isPositive();
  }

  @Test
  void aBatchLargerThanTheDataIsAllOfIt() {
    train(ToyData.recipe(1).withBatch(1000));
    assertThat(batches).hasSize(1);
    assertThat(batches.getFirst().images()).isEqualTo(IMAGES);
  }

  /** At a rate that changes next to nothing, both epochs have the same images and the same weights. */
  @Test
  void everyEpochCountsItsOwnLossAndAccuracy() {
    train(
        ToyData.recipe(2)
            .withBatch(IMAGES)
            .withAugmentation(Augmentation.none())
            .withLearningRate(1e-12));
    assertThat(epochs).hasSize(2);
    for (int i = 0; i < 2; i++) {
      EpochReport epoch = epochs.get(i);
      assertThat(epoch.trainingAccuracy()).isGreaterThan(0).isLessThanOrEqualTo(1);
      assertThat(epoch.trainingAccuracy()).isEqualTo(batches.get(i).accuracy());
      assertThat(epoch.trainingLoss()).isEqualTo(batches.get(i).loss());
    }
    assertThat(batches.get(1).accuracy()).isEqualTo(batches.get(0).accuracy());
    assertThat(batches.get(1).loss()).isCloseTo(batches.get(0).loss(), within(1e-5));
  }
}
