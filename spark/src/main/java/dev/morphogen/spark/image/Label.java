package dev.morphogen.spark.image;

import dev.morphogen.network.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** A column of classes: 0, 1, 2 … as Spark ML writes them, of any numeric type. */
public final class Label {

  private static final int MOST = 1 << 20;

  private Label() {}

  /**
   * Checks the column's type.
   *
   * @throws InvalidInputException if there is none, there are several, or it holds no numbers
   */
  public static void require(StructType schema, String name) {
    boolean present = ColumnNames.hasOne(schema, name);
    if (!present || !(schema.apply(name).dataType() instanceof NumericType)) {
      throw new InvalidInputException(
          "column '%s': expected numeric labels, got %s: a StringIndexer makes them of names"
              .formatted(
                  name, present ? schema.apply(name).dataType().simpleString() : "no such column"));
    }
  }

  /**
   * The class in a row.
   *
   * @throws InvalidInputException if it is no whole number from 0
   */
  public static int of(Row row, int index, String column) {
    Object value = row.get(index);
    double number = value instanceof Number n ? n.doubleValue() : Double.NaN;
    if (!(number >= 0 && number < MOST) || number != Math.rint(number)) {
      throw new InvalidInputException(
          "column '%s': expected a class 0, 1, 2 …, got %s".formatted(column, value));
    }
    return (int) number;
  }

  /** The classes' names: those that a StringIndexer left with the column, else their numbers; at least {@code count}. */
  public static List<String> names(StructType schema, String column, int count) {
    if (Attribute.fromStructField(schema.apply(column)) instanceof NominalAttribute nominal
        && nominal.values().isDefined()
        && nominal.values().get().length >= count) {
      return List.of(nominal.values().get());
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(Integer.toString(i));
    }
    return names;
  }
}
