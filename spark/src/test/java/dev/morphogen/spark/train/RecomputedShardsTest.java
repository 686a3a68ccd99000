package dev.morphogen.spark.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.Shape;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.spark.ImageFrames;
import dev.morphogen.spark.image.ImageColumn;
import dev.morphogen.training.data.MemorySplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.MapOutputTrackerMaster;
import org.apache.spark.ShuffleDependency;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Shards that are computed again because what Spark kept is lost, as after an executor's death. */
final class RecomputedShardsTest {

  private static final Shape SHAPE = new Shape(4, 4, 1);
  private static final AtomicInteger READ = new AtomicInteger();

  private static SparkSession session;

  @BeforeAll
  static void start() {
    session =
        SparkSession.builder()
            .appName("test")
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  private static Dataset<Row> frame() {
    byte[] pixels = new byte[20 * SHAPE.size()];
    new Random(1).nextBytes(pixels);
    MemorySplit split = new MemorySplit(pixels, new int[20], SHAPE.size());
    return ImageFrames.of(session, split, SHAPE, List.of("a", "b"), 3);
  }

  /** Whose labels say how often any of them has been read. */
  private static Dataset<Row> changing() {
    UDF1<Double, Double> count = label -> (double) READ.incrementAndGet();
    return frame()
        .withColumn(
            "label",
            functions
                .udf(count, DataTypes.DoubleType)
                .asNondeterministic()
                .apply(functions.col("label")));
  }

  private static Shards shards(Dataset<Row> frame) {
    return Shards.of(frame, ImageColumn.of(frame.schema(), "image", true), "label", SHAPE, 2);
  }

  /** Neither the shards nor what was dealt out is there any more. */
  private static void lose(Shards shards) {
    shards.rows().unpersist(true);
    ShuffleDependency<?, ?, ?> dealt =
        (ShuffleDependency<?, ?, ?>) shards.rows().rdd().dependencies().apply(0);
    ((MapOutputTrackerMaster) SparkEnv.get().mapOutputTracker())
        .unregisterAllMapAndMergeOutput(dealt.shuffleId());
  }

  /** As every worker does it before its first epoch on an executor. */
  private static List<Integer> load(Shards shards) {
    List<String> digests = new ArrayList<>(shards.digests());
    return shards
        .rows()
        .mapPartitions(rows -> {
          int rank = TaskContext.getPartitionId();
          return List.of(ShardImages.load(rank, rows, SHAPE, digests.get(rank)).size()).iterator();
        })
        .collect();
  }

  @Test
  void theSameFrameGivesTheSameShards() {
    Shards shards = shards(frame());
    lose(shards);
    assertThat(load(shards)).containsExactly(10, 10);
  }

  @Test
  void aFrameThatIsAnotherOneWhenReadAgainIsRefused() {
    Shards shards = shards(changing());
    assertThat(load(shards)).containsExactly(10, 10);
    int before = READ.get();
    lose(shards);
    assertThatThrownBy(() -> load(shards))
        .satisfies(e ->
            assertThat(Failures.ours(e).orElseThrow())
                .isInstanceOf(WorkFailedException.class)
                .message()
                .matches(
                    "training images: worker [01]'s are not those the training began with: write the data frame to files first, so that it stays the same"));
    assertThat(READ.get()).isGreaterThan(before);
  }
}
