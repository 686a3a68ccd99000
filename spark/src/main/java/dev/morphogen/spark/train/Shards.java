package dev.morphogen.spark.train;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.spark.image.ImageColumn;
import dev.morphogen.spark.image.Label;
import dev.morphogen.spark.image.PictureOrigin;
import dev.morphogen.training.data.ChannelStatistics;
import dev.morphogen.training.data.ChannelSums;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The images of a data frame dealt out: image number i, counted in the frame's order, belongs to worker i mod k. So shards differ by
 * at most one image however the frame is partitioned, and are the same whenever they have to be computed again.
 */
final class Shards {

  private final JavaPairRDD<Long, byte[]> rows;
  private final Shape shape;
  private final List<ShardSummary> summaries;

  private Shards(JavaPairRDD<Long, byte[]> rows, Shape shape, List<ShardSummary> summaries) {
    this.rows = rows;
    this.shape = shape;
    this.summaries = summaries;
  }

  /**
   * Decodes and deals out; the result stays on the executors' disks until {@link #release}.
   *
   * @throws InvalidInputException if a picture or label cannot be used
   */
  static Shards of(Dataset<?> data, ImageColumn column, String label, Shape shape, int workers) {
    Dataset<Row> columns = PictureOrigin.select(data, column.name(), label);
    PictureOrigin origin = PictureOrigin.of(columns.schema());
    JavaRDD<Row> chosen = columns.javaRDD();
    JavaPairRDD<Long, byte[]> rows =
        chosen
            .zipWithIndex()
            .mapToPair(pair -> numbered(pair, column, label, shape, origin))
            .repartitionAndSortWithinPartitions(new Dealer(workers))
            .persist(StorageLevel.DISK_ONLY());
    List<ShardSummary> summaries =
        rows.mapPartitions(partition -> summary(partition, shape)).collect().stream()
            .map(bytes -> Wire.value(bytes, ShardSummary.class))
            .sorted(Comparator.comparingInt(ShardSummary::rank))
            .toList();
    return new Shards(rows, shape, summaries);
  }

  private static Tuple2<Long, byte[]> numbered(
      Tuple2<Row, Long> pair, ImageColumn column, String label, Shape shape, PictureOrigin origin) {
    Row row = pair._1();
    byte[] image =
        origin.naming(
            row, () -> ShardImages.row(Label.of(row, 1, label), column.bytes(row, 0, shape)));
    return new Tuple2<>(pair._2(), image);
  }

  private static java.util.Iterator<byte[]> summary(
      java.util.Iterator<Tuple2<Long, byte[]>> partition, Shape shape) {
    int rank = TaskContext.getPartitionId();
    return List.of(Wire.bytes(ShardImages.summary(rank, partition, shape))).iterator();
  }

  /** Deals images out by their number. */
  private static final class Dealer extends Partitioner {

    private final int workers;

    Dealer(int workers) {
      this.workers = workers;
    }

    @Override
    public int numPartitions() {
      return workers;
    }

    @Override
    public int getPartition(Object key) {
      return (int) ((Long) key % workers);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Dealer dealer && dealer.workers == workers;
    }

    @Override
    public int hashCode() {
      return workers;
    }
  }

  JavaPairRDD<Long, byte[]> rows() {
    return rows;
  }

  long images() {
    return summaries.stream().mapToLong(ShardSummary::images).sum();
  }

  int classes() {
    return summaries.stream().mapToInt(ShardSummary::classes).max().orElse(0);
  }

  List<String> digests() {
    return summaries.stream().map(ShardSummary::digest).toList();
  }

  /** Over all shards, as exact as over one. */
  ChannelStatistics statistics() {
    ChannelSums all = new ChannelSums(shape);
    summaries.forEach(s -> all.add(s.images(), s.sums(), s.squares()));
    return all.statistics();
  }

  void release() {
    rows.unpersist(false);
  }
}
