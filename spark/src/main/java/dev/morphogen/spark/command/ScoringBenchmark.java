package dev.morphogen.spark.command;

import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.paper.Networks;
import dev.morphogen.network.paper.Width;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.spark.ImageFrames;
import dev.morphogen.spark.MorphogenClassificationModel;
import dev.morphogen.training.data.MemorySplit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Scores pictures of 32x32x3 with {@code transform} and runs the inference plan alone on as many, in turn:
 * {@code ScoringBenchmark MASTER STEP IMAGES CORES}.
 */
public final class ScoringBenchmark {

  private static final Shape SHAPE = new Shape(32, 32, 3);
  private static final int BATCH = 64;
  private static final int WARM_UP = 4000;
  private static final int ROUNDS = 4;

  private ScoringBenchmark() {}

  /** Prints images a second and core, both ways. */
  public static void main(String[] arguments) {
    int images = Integer.parseInt(arguments[2]);
    int cores = Integer.parseInt(arguments[3]);
    Model model = model(arguments[1]);
    SparkSession session =
        SparkSession.builder()
            .appName("scoring")
            .master(arguments[0])
            .config("spark.ui.enabled", false)
            .getOrCreate();
    MemorySplit split = split(images);
    Dataset<Row> frame =
        ImageFrames.of(session, split, SHAPE, model.spec().classes(), 2 * cores).cache();
    frame.count();
    MorphogenClassificationModel stage = new MorphogenClassificationModel(model);
    score(stage, frame.limit(WARM_UP));
    for (int round = 0; round < ROUNDS; round++) {
      double plan = planAlone(model, images / 20);
      long began = System.nanoTime();
      score(stage, frame);
      double spark = images / ((System.nanoTime() - began) * 1e-9) / cores;
      System.out.printf(
          Locale.ROOT,
          "%s, %d images: transform %.0f images/s a core, plan alone %.0f, %.1f %%%n",
          arguments[1],
          images,
          spark,
          plan,
          100 * spark / plan);
    }
    session.stop();
  }

  /** All of it, to nowhere. */
  private static void score(MorphogenClassificationModel stage, Dataset<Row> frame) {
    stage.transform(frame).write().format("noop").mode("overwrite").save();
  }

  private static Model model(String step) {
    List<String> classes = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    NetworkSpec spec = Networks.of(step, Width.A, SHAPE, classes);
    Preprocessing preprocessing =
        new Preprocessing(Collections.nCopies(3, 0.5), Collections.nCopies(3, 0.25));
    return new Model(spec, preprocessing, Map.of(), spec.network().initialWeights(1));
  }

  private static MemorySplit split(int images) {
    byte[] pixels = new byte[images * SHAPE.size()];
    new Random(1).nextBytes(pixels);
    return new MemorySplit(pixels, new int[images], SHAPE.size());
  }

  /** What {@code ./morphogen bench inference --threads 1} measures. */
  private static double planAlone(Model model, int images) {
    InferencePlan plan =
        new InferencePlan(model.network(), model.weights(), PlanSettings.of(BATCH, 1));
    float[] batch = new float[BATCH * SHAPE.size()];
    Random random = new Random(2);
    for (int i = 0; i < batch.length; i++) {
      batch[i] = (float) random.nextGaussian();
    }
    float[] logits = new float[BATCH * 10];
    plan.run(batch, BATCH, logits);
    int runs = Math.max(1, images / BATCH);
    long began = System.nanoTime();
    for (int i = 0; i < runs; i++) {
      plan.run(batch, BATCH, logits);
    }
    return runs * BATCH / ((System.nanoTime() - began) * 1e-9);
  }
}
