package dev.morphogen.spark;

import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.Trainer;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.MemoryDataset;
import dev.morphogen.training.data.MemorySplit;
import dev.morphogen.training.recipe.Recipe;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Small coloured pictures of stripes, across or upright. */
final class Toy {

  static final Shape SHAPE = new Shape(8, 8, 3);
  static final List<String> CLASSES = List.of("across", "upright");
  static final ImageDataset DATA =
      new MemoryDataset("toy", SHAPE, CLASSES, split(61, 1), split(40, 2));
  static final NetworkSpec SPEC =
      new NetworkSpec(Architecture.of("linearmix", List.of(8, 16)), SHAPE, CLASSES);

  /** Its batch is one worker's. */
  static final Recipe RECIPE = Recipe.fast().withEpochs(2).withBatch(10);

  static final long SEED = 7;

  private Toy() {}

  private static MemorySplit split(int size, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[size * SHAPE.size()];
    int[] labels = new int[size];
    for (int n = 0; n < size; n++) {
      labels[n] = n % 2;
      int phase = random.nextInt(4);
      for (int i = 0; i < SHAPE.size(); i++) {
        int along = labels[n] == 0 ? i / 24 : i / 3 % 8;
        int bright = (along + phase) % 4 < 2 ? 120 + 30 * (i % 3) : 40;
        pixels[n * SHAPE.size() + i] = (byte) (bright + random.nextInt(40));
      }
    }
    return new MemorySplit(pixels, labels, SHAPE.size());
  }

  static Dataset<Row> train(SparkSession session, int partitions) {
    return ImageFrames.of(session, DATA.train(), SHAPE, CLASSES, partitions);
  }

  static Dataset<Row> test(SparkSession session) {
    return ImageFrames.of(session, DATA.test(), SHAPE, CLASSES, 3);
  }

  static MorphogenClassifier classifier(int workers) {
    MorphogenClassifier made = new MorphogenClassifier();
    return made.with(made.width(), "8,16")
        .with("epochs", RECIPE.epochs())
        .with("batchPerWorker", RECIPE.batch())
        .with("workers", workers)
        .with("seed", SEED)
        .with("timeout", 20);
  }

  /** What the command line's trainer makes of the same. */
  static Model trained() {
    return trained(RECIPE);
  }

  /** What it makes of the images by another recipe. */
  static Model trained(Recipe recipe) {
    return Trainer.of(SPEC, recipe).seed(SEED).threads(1).fit(DATA);
  }
}
