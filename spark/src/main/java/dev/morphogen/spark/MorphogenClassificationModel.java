package dev.morphogen.spark;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.model.Model;
import dev.morphogen.spark.image.ImageColumn;
import dev.morphogen.spark.score.Scoring;
import dev.morphogen.spark.store.ModelReader;
import dev.morphogen.spark.store.ModelWriter;
import java.util.List;
import java.util.UUID;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Classifies the pictures of a data frame: adds logits, probabilities and the most probable class. What it saves is at once a folder
 * of the command line's, and it loads those that the command line trained.
 */
public final class MorphogenClassificationModel
    extends org.apache.spark.ml.Model<MorphogenClassificationModel>
    implements ImageParams, MLWritable {

  private static final long serialVersionUID = 1;

  private final String uid;
  private final transient Model model;

  /** Of a model in memory, whose weights must no longer change. */
  public MorphogenClassificationModel(Model model) {
    this("morphogenModel_" + UUID.randomUUID().toString().substring(0, 12), model);
  }

  /** With that name among stages. */
  public MorphogenClassificationModel(String uid, Model model) {
    this.uid = uid;
    this.model = model;
    super();
    setColumnDefaults();
  }

  @Override
  public String uid() {
    return uid;
  }

  /** The model itself: {@code model().save(folder)} writes it for the command line. */
  public Model model() {
    return model;
  }

  /** Sets a parameter and returns this. */
  public <T> MorphogenClassificationModel with(Param<T> parameter, T value) {
    set(parameter, value);
    return this;
  }

  private Scoring scoring(StructType schema) {
    return new Scoring(
        ImageColumn.of(schema, getOrDefault(featuresCol()), false),
        List.of(
            getOrDefault(rawPredictionCol()),
            getOrDefault(probabilityCol()),
            getOrDefault(predictionCol())),
        true);
  }

  /**
   * Adds the columns.
   *
   * @throws InvalidInputException if there is not one column of pictures, a column that is added is there already, or a step of
   *     the model is not Morphogen's own
   */
  @Override
  public Dataset<Row> transform(Dataset<?> data) {
    return scoring(data.schema()).run(data, model);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return scoring(schema).schema(schema);
  }

  @Override
  public MorphogenClassificationModel copy(ParamMap extra) {
    MorphogenClassificationModel copy = new MorphogenClassificationModel(uid, model);
    return copyValues(copy, extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new ModelWriter(this, model);
  }

  /** For {@code PipelineModel.load}, which asks for a reader by this name. */
  public static MLReader<MorphogenClassificationModel> read() {
    return new ModelReader<>(
        MorphogenClassificationModel.class,
        MorphogenClassificationModel::new,
        MorphogenClassificationModel::new);
  }

  /**
   * What {@link #write} saved, or a model folder of the command line's.
   *
   * @throws InvalidInputException if it is neither
   */
  public static MorphogenClassificationModel load(String path) {
    return read().load(path);
  }
}
