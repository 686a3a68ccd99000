package dev.morphogen.spark;

import dev.morphogen.network.Shape;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.GradientExchange;
import dev.morphogen.training.WorkerReport;
import dev.morphogen.training.WorkerTraining;
import dev.morphogen.training.checkpoint.Checkpoint;
import dev.morphogen.training.checkpoint.RunIdentity;
import dev.morphogen.training.data.ChannelStatistics;
import dev.morphogen.training.data.ImageSplit;
import dev.morphogen.training.data.MemorySplit;
import dev.morphogen.training.input.Shard;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.EpochReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** Two workers of {@link Toy} that know no Spark: threads that swap their gradients. They say what Spark's two have to get. */
final class TwoWorkers {

  private static final Shape SHAPE = Toy.SHAPE;
  private static final ImageSplit IMAGES = Toy.DATA.train();

  private TwoWorkers() {}

  /** What an epoch says of the images of both. */
  record Epoch(double loss, double accuracy) {}

  record Trained(Weights weights, List<Epoch> epochs) {}

  static Preprocessing preprocessing() {
    ChannelStatistics statistics = ChannelStatistics.of(IMAGES, SHAPE);
    return new Preprocessing(
        Arrays.stream(statistics.mean()).boxed().toList(),
        Arrays.stream(statistics.std()).boxed().toList());
  }

  /** By a recipe whose batch is one worker's. */
  static Trained train(Recipe recipe) throws Exception {
    WorkerTraining training = new WorkerTraining(Toy.SPEC, recipe, Toy.SEED);
    Checkpoint state =
        training.beginning(RunIdentity.of(Toy.SPEC, recipe, Toy.SEED, "two workers"));
    List<Epoch> epochs = new ArrayList<>();
    while (state.epoch() < recipe.epochs()) {
      List<WorkerReport> reports = epoch(training, state);
      epochs.add(epoch(reports));
      state = after(state, reports.getFirst().state());
    }
    Weights weights =
        new Weights(
            Toy.SPEC.network().layout(),
            state.arrays().get("trained"),
            state.arrays().get("tracked"));
    return new Trained(weights, epochs);
  }

  private static List<WorkerReport> epoch(WorkerTraining training, Checkpoint from)
      throws Exception {
    Exchanger<float[][]> exchanger = new Exchanger<>();
    List<Future<WorkerReport>> reports = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int r = 0; r < 2; r++) {
        int rank = r;
        reports.add(
            threads.submit(() ->
                training.epoch(
                    from,
                    shard(rank),
                    Shard.of(rank, 2, IMAGES.size()),
                    preprocessing(),
                    1,
                    new Mean(exchanger))));
      }
    }
    return List.of(reports.get(0).get(), reports.get(1).get());
  }

  private static Epoch epoch(List<WorkerReport> reports) {
    WorkerReport first = reports.get(0);
    WorkerReport second = reports.get(1);
    double images = first.images() + second.images();
    return new Epoch(
        (first.lossSum() + second.lossSum()) / images, (first.hits() + second.hits()) / images);
  }

  private static Checkpoint after(Checkpoint before, Checkpoint state) {
    List<EpochReport> history = new ArrayList<>(before.history());
    history.add(new EpochReport(history.size() + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    return new Checkpoint(
        state.identity(), state.kernels(), history.size(), state.steps(), history, state.arrays());
  }

  /** Every second image. */
  private static MemorySplit shard(int rank) {
    int[] mine = IntStream.range(0, IMAGES.size()).filter(i -> i % 2 == rank).toArray();
    byte[] pixels = new byte[mine.length * SHAPE.size()];
    for (int i = 0; i < mine.length; i++) {
      IMAGES.read(mine[i], pixels, i * SHAPE.size());
    }
    int[] labels = Arrays.stream(mine).map(IMAGES::label).toArray();
    return new MemorySplit(pixels, labels, SHAPE.size());
  }

  /** (a + b) / 2: a sum of two has the same bits in either order. */
  private record Mean(Exchanger<float[][]> exchanger) implements GradientExchange {

    @Override
    public void average(float[]... arrays) {
      float[][] own = Arrays.stream(arrays).map(float[]::clone).toArray(float[][]::new);
      float[][] other = swapped(own);
      for (int a = 0; a < arrays.length; a++) {
        for (int i = 0; i < arrays[a].length; i++) {
          arrays[a][i] = (own[a][i] + other[a][i]) / 2;
        }
      }
    }

    private float[][] swapped(float[][] own) {
      try {
        return exchanger.exchange(own, 60, TimeUnit.SECONDS);
      } catch (InterruptedException | TimeoutException e) {
        throw new IllegalStateException("the other worker is gone", e);
      }
    }
  }
}
