package dev.morphogen.spark.image;

import dev.morphogen.network.InvalidInputException;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/** The names of a data frame's columns, which may repeat themselves, as after a join. */
final class ColumnNames {

  private ColumnNames() {}

  static int count(StructType schema, String name) {
    return Collections.frequency(List.of(schema.fieldNames()), name);
  }

  /**
   * Whether there is a column of that name.
   *
   * @throws InvalidInputException if there are several: which one is meant cannot be told
   */
  static boolean hasOne(StructType schema, String name) {
    int count = count(schema, name);
    if (count > 1) {
      throw new InvalidInputException(
          "column '%s': expected one of that name among %s, got %d: rename or drop the others"
              .formatted(name, String.join(", ", schema.fieldNames()), count));
    }
    return count == 1;
  }
}
