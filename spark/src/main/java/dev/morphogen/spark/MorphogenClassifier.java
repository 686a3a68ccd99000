package dev.morphogen.spark;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.model.Model;
import dev.morphogen.spark.image.ImageColumn;
import dev.morphogen.spark.image.Label;
import dev.morphogen.spark.image.PictureOrigin;
import dev.morphogen.spark.score.Scoring;
import dev.morphogen.spark.store.StageReader;
import dev.morphogen.spark.store.StageWriter;
import dev.morphogen.spark.train.ClusterSettings;
import dev.morphogen.spark.train.ClusterTraining;
import dev.morphogen.spark.train.EpochSummary;
import dev.morphogen.spark.train.RecipeChoice;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Trains a network on the pictures of a data frame, by several workers at once; a stage of Spark ML.
 *
 * <p>Each worker trains on its share of the images and takes every step with the mean of all gradients, so all have the same weights,
 * to the bit; a single worker gets those of {@code ./morphogen train}. An executor that is lost costs the epoch under way and changes
 * nothing. docs/spark.md says what the cluster has to be told.
 */
public final class MorphogenClassifier extends Estimator<MorphogenClassificationModel>
    implements ImageParams, TrainingParams, MLWritable {

  private static final long serialVersionUID = 1;

  private final String uid;
  private transient Consumer<? super EpochSummary> listener = summary -> {};
  private transient BiConsumer<? super EpochSummary, ? super MorphogenClassificationModel> tester =
      (summary, model) -> {};

  /** With all settings of {@code ./morphogen train} without options. */
  public MorphogenClassifier() {
    this("morphogenClassifier_" + UUID.randomUUID().toString().substring(0, 12));
  }

  /** With that name among stages. */
  public MorphogenClassifier(String uid) {
    this.uid = uid;
    super();
    setColumnDefaults();
    setTrainingDefaults();
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Sets a parameter and returns this: {@code with(c.workers(), 8)}. */
  public <T> MorphogenClassifier with(Param<T> parameter, T value) {
    set(parameter, value);
    return this;
  }

  /** Sets a parameter by its name and returns this: {@code with("workers", 8)}. */
  public MorphogenClassifier with(String parameter, Object value) {
    // Java's 3 is no long, and Spark saves only those.
    boolean widen = getParam(parameter) instanceof LongParam && value instanceof Integer;
    set(parameter, widen ? (Object) ((Integer) value).longValue() : value);
    return this;
  }

  /** Called on the driver after each epoch. */
  public MorphogenClassifier onEpoch(Consumer<? super EpochSummary> action) {
    listener = action;
    return this;
  }

  /** Called on the driver after each epoch with the model as it is then, to test it or to keep it. */
  public MorphogenClassifier onModel(
      BiConsumer<? super EpochSummary, ? super MorphogenClassificationModel> action) {
    tester = action;
    return this;
  }

  /**
   * Trains.
   *
   * @throws InvalidInputException if data, parameters and cluster do not fit together
   * @throws WorkFailedException if the training fails, and would again
   */
  @Override
  public MorphogenClassificationModel fit(Dataset<?> data) {
    transformSchema(data.schema());
    RecipeChoice recipe = recipeChoice();
    ClusterSettings settings = clusterSettings();
    ImageColumn column = column(data.schema());
    Shape shape = shape(data, column);
    Model model =
        new ClusterTraining(
                TextParams.architecture(value(step()), value(width())),
                recipe,
                settings,
                this::epochEnded)
            .fit(data, column, value(labelCol()), shape);
    return stage(model).setParent(this);
  }

  private void epochEnded(EpochSummary summary, Model model) {
    listener.accept(summary);
    tester.accept(summary, stage(model));
  }

  private MorphogenClassificationModel stage(Model model) {
    return copyValues(new MorphogenClassificationModel(uid, model), paramMap());
  }

  private RecipeChoice recipeChoice() {
    List<String> changes = List.of(value(recipeChanges()));
    return new RecipeChoice(value(recipe()), changes, new NumberParams(this).atLeast(0, epochs()));
  }

  private ClusterSettings clusterSettings() {
    NumberParams numbers = new NumberParams(this);
    return new ClusterSettings(
        numbers.atLeast(0, workers()),
        numbers.atLeast(0, batchPerWorker()),
        numbers.atLeast(0, threads()),
        numbers.whole(seed()),
        numbers.atLeast(1, timeout()),
        value(checkpoints()));
  }

  private <T> T value(Param<T> parameter) {
    return getOrDefault(parameter);
  }

  private ImageColumn column(StructType schema) {
    return ImageColumn.of(schema, value(featuresCol()), value(imageSize()).isEmpty());
  }

  private Shape shape(Dataset<?> data, ImageColumn column) {
    int channelCount = new NumberParams(this).atLeast(1, channels());
    if (!value(imageSize()).isEmpty()) {
      return TextParams.shape(value(imageSize()), channelCount);
    }
    Dataset<Row> columns = PictureOrigin.select(data, column.name(), value(labelCol()));
    List<Row> first = columns.takeAsList(1);
    if (first.isEmpty()) {
      throw new InvalidInputException("data frame: expected at least 2 rows, got none");
    }
    Row row = first.getFirst();
    return PictureOrigin.of(columns.schema()).naming(row, () -> column.shape(row, 0, channelCount));
  }

  @Override
  public StructType transformSchema(StructType schema) {
    ImageColumn column = column(schema);
    Label.require(schema, value(labelCol()));
    return new Scoring(
            column,
            List.of(value(rawPredictionCol()), value(probabilityCol()), value(predictionCol())),
            true)
        .schema(schema);
  }

  @Override
  public MorphogenClassifier copy(ParamMap extra) {
    MorphogenClassifier copy = copyValues(new MorphogenClassifier(uid), extra);
    return copy.onEpoch(listener).onModel(tester);
  }

  @Override
  public MLWriter write() {
    return new StageWriter(this);
  }

  /** For {@code Pipeline.load}, which asks for a reader by this name. */
  public static MLReader<MorphogenClassifier> read() {
    return new StageReader<>(MorphogenClassifier.class, MorphogenClassifier::new);
  }

  /** What {@link #write} saved. */
  public static MorphogenClassifier load(String path) {
    return read().load(path);
  }
}
