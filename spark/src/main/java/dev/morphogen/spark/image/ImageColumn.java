package dev.morphogen.spark.image;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.training.data.ImageDecoder;
import dev.morphogen.training.data.image.EncodedPicture;
import dev.morphogen.training.data.image.PictureHeader;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A column of pictures: Spark's image struct, the bytes of picture files, or arrays of h·w·c numbers of 0…1 (channels last). Pictures
 * of another size than asked for are scaled and cut as {@code folder:} data sets are.
 *
 * @param exact whether pictures of another size are refused instead
 */
public record ImageColumn(String name, Kind kind, boolean exact) implements Serializable {

  /** What a column may hold. */
  public enum Kind {
    STRUCT,
    FILE,
    NUMBERS
  }

  /**
   * The column of that name.
   *
   * @throws InvalidInputException if there is none, there are several, or it holds something else
   */
  public static ImageColumn of(StructType schema, String name, boolean exact) {
    if (!ColumnNames.hasOne(schema, name)) {
      throw new InvalidInputException(
          "column '%s': expected it among %s, got none"
              .formatted(name, String.join(", ", schema.fieldNames())));
    }
    return new ImageColumn(name, kind(name, schema.apply(name).dataType()), exact);
  }

  private static Kind kind(String name, DataType type) {
    if (type instanceof StructType struct && ImageStruct.isType(struct)) {
      return Kind.STRUCT;
    }
    if (type.equals(DataTypes.BinaryType)) {
      return Kind.FILE;
    }
    if (type instanceof ArrayType array
        && (array.elementType().equals(DataTypes.FloatType)
            || array.elementType().equals(DataTypes.DoubleType))) {
      return Kind.NUMBERS;
    }
    throw new InvalidInputException(
        "column '%s': expected image structs, binary files or arrays of floats, got %s"
            .formatted(name, type.simpleString()));
  }

  /**
   * The picture in column {@code index} of a row as {@code [h, w, c]} unsigned bytes; numbers are rounded to 255ths.
   *
   * @throws InvalidInputException if there is none, or one that cannot be used
   */
  public byte[] bytes(Row row, int index, Shape shape) {
    requirePresent(row, index);
    return switch (kind) {
      case STRUCT -> struct(row.getStruct(index), shape);
      case FILE -> file(row.getAs(index), shape);
      case NUMBERS -> rounded(numbers(row, index, shape));
    };
  }

  private byte[] struct(Row struct, Shape shape) {
    ImageStruct picture = ImageStruct.of(name, struct);
    requireSize(picture.height(), picture.width(), shape);
    return picture.bytes(shape);
  }

  private byte[] file(byte[] content, Shape shape) {
    String where = "column '%s'".formatted(name);
    if (exact) {
      PictureHeader header = EncodedPicture.of(where, content).header();
      requireSize(header.height(), header.width(), shape);
    }
    return ImageDecoder.decode(where, content, shape);
  }

  private void requireSize(int height, int width, Shape shape) {
    if (exact && (height != shape.height() || width != shape.width())) {
      throw new InvalidInputException(
          "column '%s': expected pictures of %dx%d like the first, got one of %dx%d: set imageSize"
              .formatted(name, shape.height(), shape.width(), height, width));
    }
  }

  private void requirePresent(Row row, int index) {
    if (row.isNullAt(index)) {
      throw new InvalidInputException("column '%s': expected a picture, got null".formatted(name));
    }
  }

  /**
   * The numbers of an array column, as they are.
   *
   * @throws InvalidInputException if there are too many or too few, or one is not between 0 and 1
   */
  public float[] numbers(Row row, int index, Shape shape) {
    requirePresent(row, index);
    List<? extends Number> list = row.getList(index);
    if (list.size() != shape.size()) {
      throw new InvalidInputException(
          "column '%s': expected %d numbers (%s), got %d"
              .formatted(name, shape.size(), shape, list.size()));
    }
    float[] numbers = new float[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      Number number = list.get(i);
      if (number == null) {
        throw new InvalidInputException(
            "column '%s': expected numbers from 0 to 1, got null".formatted(name));
      }
      numbers[i] = number.floatValue();
      if (!(numbers[i] >= 0 && numbers[i] <= 1)) {
        throw new InvalidInputException(
            "column '%s': expected numbers from 0 to 1, got %s: divide pixels by 255"
                .formatted(name, numbers[i]));
      }
    }
    return numbers;
  }

  private static byte[] rounded(float[] numbers) {
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(numbers[i] * 255);
    }
    return bytes;
  }

  /**
   * The shape of the picture in a row, with so many channels.
   *
   * @throws InvalidInputException if that cannot be told
   */
  public Shape shape(Row row, int index, int channels) {
    requirePresent(row, index);
    return switch (kind) {
      case STRUCT -> {
        ImageStruct picture = ImageStruct.of(name, row.getStruct(index));
        yield new Shape(picture.height(), picture.width(), channels);
      }
      case FILE -> {
        byte[] content = row.getAs(index);
        PictureHeader header = EncodedPicture.of("column '%s'".formatted(name), content).header();
        yield new Shape(header.height(), header.width(), channels);
      }
      case NUMBERS ->
          throw new InvalidInputException(
              "imageSize: expected HxW, as arrays of numbers do not tell it, got none");
    };
  }
}
