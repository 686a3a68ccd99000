package dev.morphogen.spark;

import dev.morphogen.network.Shape;
import dev.morphogen.training.data.ImageSplit;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Data sets that the driver has in memory, as data frames of Spark's image structs and labels. */
public final class ImageFrames {

  private static final StructType IMAGE =
      new StructType()
          .add("origin", DataTypes.StringType, true)
          .add("height", DataTypes.IntegerType, false)
          .add("width", DataTypes.IntegerType, false)
          .add("nChannels", DataTypes.IntegerType, false)
          .add("mode", DataTypes.IntegerType, false)
          .add("data", DataTypes.BinaryType, false);

  private ImageFrames() {}

  /**
   * Columns {@code image} and {@code label}, in the split's order, cut into so many partitions. The label's column knows the classes'
   * names, as after a StringIndexer.
   */
  public static Dataset<Row> of(
      SparkSession session, ImageSplit split, Shape shape, List<String> classes, int partitions) {
    StructField label =
        NominalAttribute.defaultAttr()
            .withName("label")
            .withValues(classes.toArray(String[]::new))
            .toStructField();
    StructType schema = new StructType().add("image", IMAGE, false).add(label);
    List<Row> rows = new ArrayList<>(split.size());
    for (int i = 0; i < split.size(); i++) {
      rows.add(RowFactory.create(image(split, i, shape), (double) split.label(i)));
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    return session.createDataFrame(context.parallelize(rows, partitions), schema);
  }

  private static Row image(ImageSplit split, int index, Shape shape) {
    byte[] bytes = new byte[shape.size()];
    split.read(index, bytes, 0);
    int channels = shape.channels();
    for (int i = 0; channels == 3 && i < bytes.length; i += 3) {
      byte red = bytes[i];
      bytes[i] = bytes[i + 2];
      bytes[i + 2] = red;
    }
    return RowFactory.create(
        Integer.toString(index),
        shape.height(),
        shape.width(),
        channels,
        (channels - 1) * 8,
        bytes);
  }
}
