package dev.morphogen.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a data frame says about its columns is there after scoring, too. */
final class ColumnMetadataTest {

  private static SparkSession session;
  private static MorphogenClassificationModel model;

  @TempDir private Path temp;

  @BeforeAll
  static void start() {
    session = Sessions.local(2);
    model = new MorphogenClassificationModel(Toy.trained());
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  @Test
  void theClassesOfALabelSurvive() {
    Dataset<Row> scored = model.transform(Toy.test(session));
    assertThat(scored.schema()).isEqualTo(model.transformSchema(Toy.test(session).schema()));
    List<Row> names =
        new IndexToString()
            .setInputCol("label")
            .setOutputCol("name")
            .transform(scored)
            .select("label", "name")
            .collectAsList();
    assertThat(names)
        .hasSize(40)
        .allMatch(row -> row.getString(1).equals(Toy.CLASSES.get((int) row.getDouble(0))));
  }

  private static Metadata metadata(String text) {
    return new MetadataBuilder().putString("says", text).build();
  }

  @Test
  void columnsWithDotsAndOneNameKeepTheirOwn() {
    Dataset<Row> data =
        Toy.test(session)
            .select(
                lit(1).as("a.b", metadata("dot")),
                col("image"),
                lit(2).as("id", metadata("first")),
                lit(3).as("id", metadata("second")),
                lit(4).as("`", metadata("quote")));
    Dataset<Row> scored = model.transform(data);
    assertThat(scored.schema()).isEqualTo(model.transformSchema(data.schema()));
    assertThat(Stream.of(scored.schema().fields()).map(StructField::metadata))
        .startsWith(metadata("dot"), Metadata.empty(), metadata("first"), metadata("second"));
    Row row = scored.first();
    assertThat(List.of(row.getInt(0), row.getInt(2), row.getInt(3), row.getInt(4)))
        .containsExactly(1, 2, 3, 4);
  }

  /** A window is complete once the watermark has passed it; without one Spark refuses to start. */
  @Test
  void theWatermarkOfAStreamSurvives() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("stream"));
    List<String> numbers = Collections.nCopies(Toy.SHAPE.size(), "0.5");
    Files.write(
        folder.resolve("rows.json"),
        Stream.of("00:01", "00:02", "01:30")
            .map(time -> "{'time': '2026-01-01T%s:00Z', 'image': %s}".formatted(time, numbers))
            .toList());
    StructType schema =
        new StructType()
            .add("time", DataTypes.TimestampType)
            .add("image", DataTypes.createArrayType(DataTypes.FloatType));
    Dataset<Row> stream =
        session
            .readStream()
            .schema(schema)
            .json(folder.toString())
            .withWatermark("time", "1 minute");
    StreamingQuery query =
        model
            .transform(stream)
            .groupBy(window(col("time"), "10 minutes"))
            .count()
            .select("count")
            .writeStream()
            .outputMode("append")
            .format("memory")
            .queryName("windows")
            .trigger(Trigger.AvailableNow())
            .start();
    query.awaitTermination();
    assertThat(session.table("windows").collectAsList())
        .extracting(row -> row.getLong(0))
        .containsExactly(2L);
  }
}
