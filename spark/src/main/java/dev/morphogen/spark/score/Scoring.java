package dev.morphogen.spark.score;

import static org.apache.spark.sql.functions.col;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.model.Model;
import dev.morphogen.spark.image.ImageColumn;
import dev.morphogen.spark.image.PictureOrigin;
import dev.morphogen.spark.train.Wire;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Classifies the rows of a data frame, partition by partition, a task with a plan and a thread of its own. The weights go to each
 * executor once.
 *
 * @param columns the names of the columns it adds, in this order: logits, probabilities, the most probable class; empty ones are left out
 * @param needsAnswers whether an image on which the network's numbers overflow ends the work; if not, its class is NaN, which equals no label
 */
public record Scoring(ImageColumn image, List<String> columns, boolean needsAnswers)
    implements Serializable {

  private static final List<String> PARAMETERS =
      List.of("rawPredictionCol", "probabilityCol", "predictionCol");

  /** Keeps its own copy. */
  public Scoring {
    columns = List.copyOf(columns);
  }

  /**
   * The schema with the columns that are added.
   *
   * @throws InvalidInputException if one of their names is another column's
   */
  public StructType schema(StructType before) {
    StructType schema = before;
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).isEmpty()) {
        requireNew(schema, PARAMETERS.get(i), columns.get(i));
        schema =
            schema.add(
                columns.get(i), i == 2 ? DataTypes.DoubleType : SQLDataTypes.VectorType(), false);
      }
    }
    return schema;
  }

  private static void requireNew(StructType schema, String parameter, String name) {
    if (List.of(schema.fieldNames()).contains(name)) {
      throw new InvalidInputException(
          "%s: expected a name that no other column has, got '%s': rename or drop the other, or choose another name"
              .formatted(parameter, name));
    }
  }

  /**
   * The data frame with the columns that are added.
   *
   * @throws InvalidInputException if one of their names is another column's, or a step of the model is not Morphogen's own
   */
  public Dataset<Row> run(Dataset<?> data, Model model) {
    requireStandard(model);
    StructType before = data.schema();
    StructType after = schema(before);
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(data.sparkSession().sparkContext());
    Broadcast<byte[]> broadcast = context.broadcast(ScoringModel.bytes(model));
    int index = before.fieldIndex(image.name());
    PictureOrigin origin = PictureOrigin.of(before);
    MapPartitionsFunction<Row, Row> score =
        rows -> new ScoredRows(rows, () -> batch(broadcast, index, origin));
    Dataset<Row> scored = data.toDF().mapPartitions(score, Encoders.row(numbered(after)));
    return scored.select(named(after));
  }

  /** Executors build the network by its steps' names. */
  private static void requireStandard(Model model) {
    model
        .stepOfOnesOwn()
        .ifPresent(name -> {
          throw new InvalidInputException(
              "model: expected Morphogen's own steps, which executors know by their names, got one of your own called '%s': score such a model with Classifier"
                  .formatted(name));
        });
  }

  /** Columns of the same types, each called by its number: names may hold dots, and repeat themselves. */
  private static StructType numbered(StructType schema) {
    StructType numbered = new StructType();
    for (StructField field : schema.fields()) {
      numbered =
          numbered.add(Integer.toString(numbered.length()), field.dataType(), field.nullable());
    }
    return numbered;
  }

  /** The numbered columns by their names, with the metadata that an encoder drops: classes' names, a stream's watermark. */
  private static Column[] named(StructType schema) {
    StructField[] fields = schema.fields();
    Column[] columns = new Column[fields.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = col(Integer.toString(i)).as(fields[i].name(), fields[i].metadata());
    }
    return columns;
  }

  private ScoringBatch batch(Broadcast<byte[]> model, int index, PictureOrigin origin) {
    List<Boolean> wanted = columns.stream().map(name -> !name.isEmpty()).toList();
    return new ScoringBatch(
        Wire.value(model.value(), ScoringModel.class), image, index, origin, wanted, needsAnswers);
  }
}
