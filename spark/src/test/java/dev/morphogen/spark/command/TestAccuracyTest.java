package dev.morphogen.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.spark.ImageFrames;
import dev.morphogen.training.data.MemorySplit;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

final class TestAccuracyTest {

  private static final Shape SHAPE = new Shape(8, 8, 1);
  private static final List<String> CLASSES = List.of("a", "b");

  /** On a black picture its numbers are all 0, and so is its answer; on others they overflow. */
  private static Model overflowing() {
    NetworkSpec spec = new NetworkSpec(Architecture.of("linearmix", List.of(2, 4)), SHAPE, CLASSES);
    Weights weights = spec.network().initialWeights(1);
    for (int i = 0; i < weights.trained().length; i++) {
      weights.trained()[i] *= 1e15f;
    }
    return new Model(spec, new Preprocessing(List.of(0.0), List.of(1.0)), Map.of(), weights);
  }

  /** As {@code ./morphogen train} counts it: the training goes on. */
  @Test
  void aPictureWithoutAnAnswerIsNotRecognised() throws IOException {
    byte[] pixels = new byte[4 * SHAPE.size()];
    Arrays.fill(pixels, 0, SHAPE.size(), (byte) 255);
    MemorySplit split = new MemorySplit(pixels, new int[4], SHAPE.size());
    try (SparkSession session =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate()) {
      Dataset<Row> test = ImageFrames.of(session, split, SHAPE, CLASSES, 1);
      TestAccuracy accuracy = TestAccuracy.of(new Frames(test, test, "image", 1));
      assertThat(accuracy.after(overflowing())).isEqualTo("; test accuracy 75.00 %");
    }
  }
}
