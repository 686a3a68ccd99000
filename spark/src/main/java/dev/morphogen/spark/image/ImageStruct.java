package dev.morphogen.spark.image;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.training.data.ImageDecoder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Spark's image struct: rows of blue, green, red (and opacity), or of grey, 8 bits each. */
record ImageStruct(int height, int width, int channels, byte[] data) {

  private static final StructType FIELDS =
      new StructType()
          .add("height", DataTypes.IntegerType)
          .add("width", DataTypes.IntegerType)
          .add("nChannels", DataTypes.IntegerType)
          .add("mode", DataTypes.IntegerType)
          .add("data", DataTypes.BinaryType);

  /** Whether structs of that type are images, whatever else they hold. */
  static boolean isType(StructType type) {
    List<String> names = List.of(type.fieldNames());
    return Stream.of(FIELDS.fields())
        .allMatch(field ->
            names.contains(field.name())
                && type.apply(field.name()).dataType().equals(field.dataType()));
  }

  static ImageStruct of(String column, Row row) {
    for (String field : FIELDS.fieldNames()) {
      if (row.isNullAt(row.fieldIndex(field))) {
        throw new InvalidInputException(
            "column '%s': expected an image with %s, got null as %s"
                .formatted(column, String.join(", ", FIELDS.fieldNames()), field));
      }
    }
    int height = row.getAs("height");
    int width = row.getAs("width");
    int channels = row.getAs("nChannels");
    int mode = row.getAs("mode");
    byte[] data = row.getAs("data");
    // OpenCV's code for 8 bits and so many channels.
    boolean known = mode == (channels - 1) * 8 && (channels == 1 || channels == 3 || channels == 4);
    if (!known || height < 1 || width < 1 || data.length != (long) height * width * channels) {
      throw new InvalidInputException(
          "column '%s': expected %dx%d pixels of 1, 3 or 4 unsigned bytes, got %d channels of mode %d and %d bytes"
              .formatted(column, height, width, channels, mode, data.length));
    }
    return new ImageStruct(height, width, channels, data);
  }

  /** As {@code [h, w, c]} unsigned bytes of this shape. */
  byte[] bytes(Shape shape) {
    boolean sameSize = height == shape.height() && width == shape.width();
    if (sameSize && channels == 1 && shape.channels() == 1) {
      return data.clone();
    }
    return sameSize && channels == 3 && shape.channels() == 3
        ? turned()
        : ImageDecoder.decode(picture(), shape);
  }

  /** Red first. */
  private byte[] turned() {
    byte[] out = new byte[data.length];
    for (int i = 0; i < data.length; i += 3) {
      out[i] = data[i + 2];
      out[i + 1] = data[i + 1];
      out[i + 2] = data[i];
    }
    return out;
  }

  private BufferedImage picture() {
    int type =
        switch (channels) {
          case 1 -> BufferedImage.TYPE_BYTE_GRAY;
          case 3 -> BufferedImage.TYPE_3BYTE_BGR;
          default -> BufferedImage.TYPE_INT_ARGB;
        };
    BufferedImage picture = new BufferedImage(width, height, type);
    if (channels < 4) {
      byte[] target = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
      System.arraycopy(data, 0, target, 0, data.length);
      return picture;
    }
    for (int pixel = 0; pixel < height * width; pixel++) {
      picture.setRGB(pixel % width, pixel / width, argb(4 * pixel));
    }
    return picture;
  }

  private int argb(int at) {
    return (data[at + 3] & 0xFF) << 24
        | (data[at + 2] & 0xFF) << 16
        | (data[at + 1] & 0xFF) << 8
        | data[at] & 0xFF;
  }
}
