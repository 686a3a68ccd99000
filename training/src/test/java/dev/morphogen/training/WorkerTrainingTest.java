package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.training.checkpoint.Checkpoint;
import dev.morphogen.training.checkpoint.RunIdentity;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.ImageSplit;
import dev.morphogen.training.data.MemorySplit;
import dev.morphogen.training.input.Augmentation;
import dev.morphogen.training.input.BatchCut;
import dev.morphogen.training.input.Border;
import dev.morphogen.training.input.Flip;
import dev.morphogen.training.input.Shard;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.EpochReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several workers keep the same weights, and one worker is the Trainer. */
final class WorkerTrainingTest {

  private static final NetworkSpec SPEC = ToyData.spec("linearmix");
  private static final ImageDataset DATA = ToyData.of(43, 12);

  /** Varied in every way, so that a variation which workers leave out would show. */
  private static final Recipe RECIPE =
      ToyData.recipe(3)
          .withAverage(0.9)
          .withSmoothing(0.1)
          .withAugmentation(new Augmentation(Flip.RANDOM, 0.125, Border.REFLECT, 0.5, 0.25, 0.5));

  private static final RunIdentity IDENTITY = RunIdentity.of(SPEC, RECIPE, 7, "toy");

  private final WorkerTraining training = new WorkerTraining(SPEC, RECIPE, 7);

  private static Checkpoint after(Checkpoint before, WorkerReport report) {
    List<EpochReport> history = new ArrayList<>(before.history());
    history.add(new EpochReport(history.size() + 1, 3, 0, 0, 0, 0, 0, 0, 0, 0));
    Checkpoint state = report.state();
    return new Checkpoint(
        state.identity(), state.kernels(), history.size(), state.steps(), history, state.arrays());
  }

  @Test
  void oneWorkerGetsTheBitsOfTheTrainer() {
    Model expected = Trainer.of(SPEC, RECIPE).seed(7).fit(DATA);
    Checkpoint state = training.beginning(IDENTITY);
    for (int epoch = 0; epoch < 3; epoch++) {
      WorkerReport report =
          training.epoch(
              state,
              DATA.train(),
              Shard.whole(43),
              expected.preprocessing(),
              1,
              GradientExchange.ALONE);
      state = after(state, report);
    }
    assertThat(state.arrays().get("average.trained")).isEqualTo(expected.weights().trained());
    assertThat(state.arrays().get("average.tracked")).isEqualTo(expected.weights().tracked());
  }

  /** Adds up among threads, in the order of their ranks. */
  private static final class AmongThreads {

    private final CyclicBarrier barrier;
    private final float[][][] given;

    AmongThreads(int workers) {
      barrier = new CyclicBarrier(workers);
      given = new float[workers][][];
    }

    GradientExchange of(int rank) {
      return arrays -> {
        float[][] copies = new float[arrays.length][];
        for (int a = 0; a < arrays.length; a++) {
          copies[a] = arrays[a].clone();
        }
        given[rank] = copies;
        await();
        for (int a = 0; a < arrays.length; a++) {
          for (int i = 0; i < arrays[a].length; i++) {
            float sum = 0;
            for (float[][] worker : given) {
              sum += worker[a][i];
            }
            arrays[a][i] = sum / given.length;
          }
        }
        await();
      };
    }

    private void await() {
      try {
        barrier.await();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static ImageSplit shard(int rank, int workers) {
    List<Integer> mine = new ArrayList<>();
    for (int i = rank; i < DATA.train().size(); i += workers) {
      mine.add(i);
    }
    int size = ToyData.SHAPE.size();
    byte[] pixels = new byte[mine.size() * size];
    int[] labels = new int[mine.size()];
    for (int i = 0; i < labels.length; i++) {
      DATA.train().read(mine.get(i), pixels, i * size);
      labels[i] = DATA.train().label(mine.get(i));
    }
    return new MemorySplit(pixels, labels, size);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void workersEndAnEpochWithTheSameState(int workers) throws Exception {
    Checkpoint start = training.beginning(IDENTITY);
    Preprocessing preprocessing = new Preprocessing(List.of(0.4), List.of(0.2));
    AmongThreads exchange = new AmongThreads(workers);
    List<Future<WorkerReport>> reports = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      for (int r = 0; r < workers; r++) {
        int rank = r;
        reports.add(
            threads.submit(() ->
                training.epoch(
                    start,
                    shard(rank, workers),
                    Shard.of(rank, workers, 43),
                    preprocessing,
                    1,
                    exchange.of(rank))));
      }
    }
    WorkerReport first = reports.getFirst().get();
    assertThat(first.images()).isEqualTo(new BatchCut(43 / workers, 10).imagesUsed());
    assertThat(first.state().arrays().get("trained")).isNotEqualTo(start.arrays().get("trained"));
    for (Future<WorkerReport> report : reports) {
      assertThat(report.get().state().arrays())
          .allSatisfy(
              (name, array) -> assertThat(array).isEqualTo(first.state().arrays().get(name)));
    }
    assertThat(reports.getLast().get().lossSum()).isNotEqualTo(first.lossSum());
  }

  @Test
  void aWorkerNeedsTwoImages() {
    assertThat(Shard.of(2, 3, 6).smallest()).isEqualTo(2);
    assertThatThrownBy(() -> Shard.of(0, 3, 5))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("workers: expected at least 2 images for each of 3 workers, got 5 images");
  }
}
