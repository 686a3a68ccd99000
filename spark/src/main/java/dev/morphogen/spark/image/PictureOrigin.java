package dev.morphogen.spark.image;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which file a row's picture comes from, for errors to name: the column {@code path} of the data source {@code binaryFile}, if the
 * frame has just one of that name.
 *
 * @param index the column's, or -1
 */
public record PictureOrigin(int index) implements Serializable {

  private static final String PATH = "path";

  /** In rows of this schema. */
  public static PictureOrigin of(StructType schema) {
    boolean present =
        ColumnNames.count(schema, PATH) == 1
            && schema.apply(PATH).dataType().equals(DataTypes.StringType);
    return new PictureOrigin(present ? schema.fieldIndex(PATH) : -1);
  }

  /** These columns of a frame, and behind them the origin's if there is one. */
  public static Dataset<Row> select(Dataset<?> data, String first, String second) {
    return of(data.schema()).index() < 0
        ? data.select(first, second)
        : data.select(first, second, PATH);
  }

  /** What {@code work} makes of the row; if it refuses the picture or fails with it, its sentence begins with the file. */
  public <T> T naming(Row row, Supplier<T> work) {
    if (index < 0 || row.isNullAt(index)) {
      return work.get();
    }
    try {
      return work.get();
    } catch (InvalidInputException e) {
      throw new InvalidInputException("%s: %s".formatted(row.get(index), e.getMessage()), e);
    } catch (WorkFailedException e) {
      throw new WorkFailedException("%s: %s".formatted(row.get(index), e.getMessage()), e);
    }
  }
}
