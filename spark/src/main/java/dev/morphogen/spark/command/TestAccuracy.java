package dev.morphogen.spark.command;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.model.Model;
import dev.morphogen.spark.image.ImageColumn;
import dev.morphogen.spark.image.PictureOrigin;
import dev.morphogen.spark.score.Scoring;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.function.ForeachFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/** What share of the test pictures a model has right, counted by the cluster. */
final class TestAccuracy {

  private static final String PREDICTION = "prediction";

  private final @Nullable Dataset<Row> test;
  private final String pictures;

  private TestAccuracy(@Nullable Dataset<Row> test, String pictures) {
    this.test = test;
    this.pictures = pictures;
  }

  /**
   * Of these test pictures, which the executors keep between epochs, or of none. Each is looked at now: one that is damaged would
   * end the training after its first epoch.
   *
   * @throws InvalidInputException if a picture cannot be used
   */
  static TestAccuracy of(Frames frames) {
    Dataset<Row> test = frames.test();
    if (test == null) {
      return new TestAccuracy(null, frames.pictures());
    }
    test.persist(StorageLevel.MEMORY_AND_DISK());
    test.foreach(decoding(test, frames));
    return new TestAccuracy(test, frames.pictures());
  }

  /** To a single pixel, as what is wrong with a picture is wrong at any size. */
  private static ForeachFunction<Row> decoding(Dataset<Row> test, Frames frames) {
    ImageColumn column = ImageColumn.of(test.schema(), frames.pictures(), false);
    int index = test.schema().fieldIndex(frames.pictures());
    PictureOrigin origin = PictureOrigin.of(test.schema());
    int channels = frames.channels();
    return row -> origin.naming(row, () -> column.bytes(row, index, new Shape(1, 1, channels)));
  }

  /** For the end of an epoch's line; nothing without pictures. An image that the network has no answer to counts as not recognised. */
  String after(Model model) {
    if (test == null) {
      return "";
    }
    ImageColumn column = ImageColumn.of(test.schema(), pictures, false);
    double share =
        new Scoring(column, List.of("", "", PREDICTION), false)
            .run(test, model)
            .agg(avg(col(PREDICTION).equalTo(col("label")).cast("double")))
            .first()
            .getDouble(0);
    return String.format(Locale.ROOT, "; test accuracy %.2f %%", 100 * share);
  }
}
