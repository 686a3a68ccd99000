package dev.morphogen.spark.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.regexp_extract;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.spark.ImageFrames;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which pictures: a data set that the driver reads, or folders that the cluster reads. */
final class FrameOptions {

  @Option(
      names = "--data",
      paramLabel = "D",
      description = "A data set that the driver reads, as for ./morphogen train (default: sample).")
  private String data = "sample";

  @Option(
      names = "--images",
      paramLabel = "URI",
      description =
          "Instead: a folder that every executor can read, with train/CLASS/PICTURE and maybe test/CLASS/PICTURE.")
  private @Nullable String images;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "With --data: take at most N training and N test images.")
  private @Nullable Integer limit;

  Frames frames(SparkSession session, long seed) throws IOException {
    return images == null ? driven(session, seed) : read(session, images);
  }

  private Frames driven(SparkSession session, long seed) {
    ImageDataset all = Datasets.open(data);
    ImageDataset set = limit == null ? all : Datasets.limit(all, limit, seed);
    int partitions = Math.max(2, session.sparkContext().defaultParallelism());
    return new Frames(
        ImageFrames.of(session, set.train(), set.imageShape(), set.classes(), partitions),
        ImageFrames.of(session, set.test(), set.imageShape(), set.classes(), partitions),
        "image",
        set.imageShape().channels());
  }

  private static Frames read(SparkSession session, String folder) throws IOException {
    Path train = new Path(folder, "train");
    Path test = new Path(folder, "test");
    if (!train.getFileSystem(session.sparkContext().hadoopConfiguration()).exists(train)) {
      throw new InvalidInputException(
          "--images: expected a folder with train/ in it, got '%s'".formatted(folder));
    }
    Dataset<Row> pictures = pictures(session, train);
    StringIndexerModel index =
        new StringIndexer()
            .setInputCol("class")
            .setOutputCol("label")
            .setStringOrderType("alphabetAsc")
            .fit(pictures);
    boolean tested = test.getFileSystem(session.sparkContext().hadoopConfiguration()).exists(test);
    return new Frames(
        index.transform(pictures),
        tested ? index.transform(pictures(session, test)) : null,
        "content",
        3);
  }

  /** In the order of their paths, so that the same pictures are always the same data. */
  private static Dataset<Row> pictures(SparkSession session, Path folder) {
    return session
        .read()
        .format("binaryFile")
        .option("recursiveFileLookup", "true")
        .load(folder.toString())
        .orderBy("path")
        .select(col("content"), regexp_extract(col("path"), "([^/]+)/[^/]+$", 1).as("class"));
  }
}
