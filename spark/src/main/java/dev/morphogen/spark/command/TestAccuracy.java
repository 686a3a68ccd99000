package dev.morphogen.spark.command;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;

import dev.morphogen.spark.MorphogenClassificationModel;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/** What share of the test pictures a model has right, counted by the cluster. */
final class TestAccuracy {

  private final @Nullable Dataset<Row> test;

  /** Of these pictures, which the executors keep between epochs, or of none. */
  TestAccuracy(@Nullable Dataset<Row> test) {
    this.test = test == null ? null : test.persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** For the end of an epoch's line; nothing without pictures. */
  String after(MorphogenClassificationModel model) {
    if (test == null) {
      return "";
    }
    double share =
        model
            .transform(test)
            .agg(avg(col("prediction").equalTo(col("label")).cast("double")))
            .first()
            .getDouble(0);
    return String.format(Locale.ROOT, "; test accuracy %.2f %%", 100 * share);
  }
}
