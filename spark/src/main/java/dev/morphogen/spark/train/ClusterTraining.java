package dev.morphogen.spark.train;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.spark.image.ImageColumn;
import dev.morphogen.spark.image.Label;
import dev.morphogen.training.WorkerTraining;
import dev.morphogen.training.checkpoint.Checkpoint;
import dev.morphogen.training.checkpoint.RunIdentity;
import dev.morphogen.training.data.ChannelStatistics;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.EpochReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A training on the cluster, seen from the driver: deals out the images, has epoch after epoch done, keeps the state between them. */
public final class ClusterTraining {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterTraining.class);
  private static final int MOST_PATIENCE = 60;

  private final Architecture architecture;
  private final RecipeChoice choice;
  private final ClusterSettings settings;
  private final BiConsumer<? super EpochSummary, ? super Model> listener;

  /** A training of this architecture; {@code listener} is called on the driver after each epoch, with the model as it is then. */
  public ClusterTraining(
      Architecture architecture,
      RecipeChoice choice,
      ClusterSettings settings,
      BiConsumer<? super EpochSummary, ? super Model> listener) {
    this.architecture = architecture;
    this.choice = choice;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Trains on the pictures and labels of a data frame.
   *
   * @throws InvalidInputException if data, settings and cluster do not fit together
   * @throws WorkFailedException if the training fails, and would again, or is cancelled
   */
  public Model fit(Dataset<?> data, ImageColumn column, String label, Shape shape) {
    try {
      return interruptible(data, column, label, shape);
    } catch (InterruptedException e) {
      // Not sooner: on a thread that is marked so, Spark cannot tidy up.
      Thread.currentThread().interrupt();
      throw new WorkFailedException("training: interrupted", e);
    }
  }

  private Model interruptible(Dataset<?> data, ImageColumn column, String label, Shape shape)
      throws InterruptedException {
    SparkContext context = data.sparkSession().sparkContext();
    Recipe recipe = choice.recipe();
    Duration patience = Duration.ofSeconds(Math.min(MOST_PATIENCE, settings.timeoutSeconds()));
    // A training that goes on needs as many as it began with: others would be another training.
    int wanted =
        settings.workers() > 0
            ? settings.workers()
            : DriverCheckpoints.workers(settings.checkpoints());
    int workers = Slots.workers(context, wanted, patience);
    Shards shards = shards(data, column, label, shape, workers);
    try {
      int count = Math.max(2, shards.classes());
      List<String> classes = Label.names(data.schema(), label, count);
      NetworkSpec spec = new NetworkSpec(architecture, shape, classes);
      spec.network();
      return train(context, recipe, spec, shards, workers);
    } finally {
      shards.release();
    }
  }

  /** Spark throws what it does not declare. */
  @SuppressWarnings("CatchingUnchecked")
  private static Shards shards(
      Dataset<?> data, ImageColumn column, String label, Shape shape, int workers) {
    try {
      return Shards.of(data, column, label, shape, workers);
    } catch (Exception e) {
      throw Failures.ours(e)
          .orElseGet(() -> new WorkFailedException("training images: " + Failures.firstLine(e), e));
    }
  }

  private Model train(
      SparkContext context, Recipe recipe, NetworkSpec spec, Shards shards, int workers)
      throws InterruptedException {
    dev.morphogen.training.input.Shard.of(0, workers, shards.images());
    Preprocessing preprocessing = preprocessing(shards.statistics());
    TrainingJob job = job(context, recipe, spec, shards, workers, preprocessing);
    SharedThreads.warning(context, job).ifPresent(LOG::warn);
    RunIdentity identity = identity(job, spec);
    WorkerTraining training = new WorkerTraining(spec, job.workerRecipe(), settings.seed());
    try (DriverCheckpoints checkpoints =
        new DriverCheckpoints(settings.checkpoints(), identity, recipe.epochs())) {
      Checkpoint state = checkpoints.newest().orElseGet(() -> training.beginning(identity));
      ClusterEpochs epochs = new ClusterEpochs(context, shards.rows(), job);
      while (state.epoch() < recipe.epochs()) {
        ClusterEpochs.Done done = epochs.after(state, recipe.epochs());
        state = done.state();
        checkpoints.write(state);
        LOG.info("{}", done.summary());
        listener.accept(done.summary(), model(spec, preprocessing, job, context, state));
      }
      return model(spec, preprocessing, job, context, state);
    }
  }

  private TrainingJob job(
      SparkContext context,
      Recipe recipe,
      NetworkSpec spec,
      Shards shards,
      int workers,
      Preprocessing preprocessing) {
    int batch = settings.batch() > 0 ? settings.batch() : Math.max(2, recipe.batch() / workers);
    int cpus = context.getConf().getInt("spark.task.cpus", 1);
    return new TrainingJob(
        UUID.randomUUID().toString(),
        SpecText.of(spec),
        choice,
        batch,
        settings.seed(),
        workers,
        settings.threads() > 0 ? settings.threads() : cpus,
        shards.images(),
        new ArrayList<>(preprocessing.mean()),
        new ArrayList<>(preprocessing.std()),
        new ArrayList<>(shards.digests()),
        settings.timeoutSeconds());
  }

  private static Preprocessing preprocessing(ChannelStatistics statistics) {
    return new Preprocessing(list(statistics.mean()), list(statistics.std()));
  }

  private static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  /** The number of workers determines the bits too. */
  private RunIdentity identity(TrainingJob job, NetworkSpec spec) {
    String data = String.join("+", job.digests());
    RunIdentity one = RunIdentity.of(spec, job.workerRecipe(), settings.seed(), data);
    Map<String, String> all = new LinkedHashMap<>(one.settings());
    all.put(DriverCheckpoints.WORKERS, Integer.toString(job.workers()));
    return new RunIdentity(all, one.epochs(), one.epochsMatter());
  }

  private Model model(
      NetworkSpec spec,
      Preprocessing preprocessing,
      TrainingJob job,
      SparkContext context,
      Checkpoint state) {
    Map<String, float[]> arrays = state.arrays();
    String average = arrays.containsKey("average.trained") ? "average." : "";
    Weights weights =
        new Weights(
            spec.network().layout(),
            Objects.requireNonNull(arrays.get(average + "trained")),
            Objects.requireNonNull(arrays.get(average + "tracked")));
    return new Model(spec, preprocessing, provenance(job, context, state), weights);
  }

  private static Map<String, Object> provenance(
      TrainingJob job, SparkContext context, Checkpoint state) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("spark", context.version());
    map.put("workers", job.workers());
    map.put("threads", job.threads());
    map.put("kernels", state.kernels());
    map.put("seed", job.seed());
    map.put("recipe", job.workerRecipe().toMap());
    map.put("trainingImages", job.images());
    map.put("epochs", state.epoch());
    map.put("seconds", state.history().stream().mapToDouble(EpochReport::seconds).sum());
    map.put("trainingLoss", state.history().getLast().trainingLoss());
    map.put("trainingAccuracy", state.history().getLast().trainingAccuracy());
    return map;
  }
}
