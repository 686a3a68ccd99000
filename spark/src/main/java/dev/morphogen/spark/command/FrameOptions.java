package dev.morphogen.spark.command;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.spark.ImageFrames;
import dev.morphogen.training.data.DatasetOptions;
import dev.morphogen.training.data.DatasetOptions.Size;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.ImageSplit;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which pictures: a data set that the driver reads, or folders that the cluster reads. */
final class FrameOptions {

  private static final String SAMPLE = "sample";

  /** A task carries its partition's pictures with it, and Spark refuses tasks of over 128 MB. */
  private static final long PARTITION_BYTES = 16 << 20;

  @Option(
      names = "--data",
      paramLabel = "D",
      description = "A data set that the driver reads, as for train (default: sample).")
  private @Nullable String data;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "With --data: take at most N training and N test images.")
  private @Nullable Integer limit;

  @Option(
      names = "--images",
      paramLabel = "URI",
      description =
          "Instead: a folder that every executor can read, with train/CLASS/PICTURE and maybe test/CLASS/PICTURE."
              + " Names that begin with _ or . are passed.")
  private @Nullable String images;

  @Option(
      names = "--channels",
      paramLabel = "N",
      description = "With --images: 1 for grey pictures, 3 for coloured ones (default: 3).")
  private @Nullable Integer channels;

  /**
   * The pictures.
   *
   * @throws InvalidInputException if options contradict each other, or there are no such pictures
   */
  Frames frames(SparkSession session, long seed, @Nullable Size size) throws IOException {
    if (images == null) {
      require(channels == null, "--channels: expected it with --images, got it without");
      return driven(session, seed, size);
    }
    require(data == null, "--images: expected it without --data, got both");
    require(limit == null, "--limit: expected it with --data, got it with --images");
    return new PictureFolder(session, images).frames(channels == null ? 3 : channels);
  }

  /** As {@code train} opens it: the seed divides a folder, and pictures are brought to the size only once. */
  private Frames driven(SparkSession session, long seed, @Nullable Size size) {
    DatasetOptions seeded = DatasetOptions.defaults().withSeed(seed);
    DatasetOptions options = size == null ? seeded : seeded.withSize(size.height(), size.width());
    ImageDataset all = Datasets.open(data == null ? SAMPLE : data, options);
    ImageDataset set = limit == null ? all : Datasets.limit(all, limit, seed);
    int depth = set.imageShape().channels();
    return new Frames(
        frame(session, set, set.train()), frame(session, set, set.test()), "image", depth);
  }

  private static Dataset<Row> frame(SparkSession session, ImageDataset set, ImageSplit split) {
    long bytes = (long) split.size() * set.imageShape().size();
    int partitions =
        Math.max(
            Math.max(2, session.sparkContext().defaultParallelism()),
            Math.toIntExact(bytes / PARTITION_BYTES + 1));
    return ImageFrames.of(session, split, set.imageShape(), set.classes(), partitions);
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new InvalidInputException(sentence);
    }
  }
}
