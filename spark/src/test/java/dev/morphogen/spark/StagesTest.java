package dev.morphogen.spark;

import static dev.morphogen.spark.SameWeights.assertSame;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stages as Spark ML's users meet them, with workers that are threads of this JVM. */
final class StagesTest {

  private static SparkSession session;

  @TempDir private Path temp;

  @BeforeAll
  static void start() {
    session = Sessions.local(3);
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  @Test
  void oneWorkerGetsTheBitsOfTheCommandLine() {
    Model expected = Toy.trained();
    Model model = Toy.classifier(1).fit(Toy.train(session, 4)).model();
    assertSame(model, expected);
    assertThat(model.preprocessing()).isEqualTo(expected.preprocessing());
    assertThat(model.spec()).isEqualTo(expected.spec());
  }

  @Test
  void oneWorkerGetsTheAverageOfTheCommandLine() {
    String[] changes = {"average=0.9"};
    Model model =
        Toy.classifier(1).with("recipeChanges", changes).fit(Toy.train(session, 2)).model();
    assertSame(model, Toy.trained(Toy.RECIPE.withAverage(0.9)));
  }

  private static double accuracy(Dataset<Row> scored) {
    return new MulticlassClassificationEvaluator().setMetricName("accuracy").evaluate(scored);
  }

  /** As after a join. */
  @Test
  void otherColumnsMayHaveOneNameTogether() {
    Dataset<Row> data = Toy.train(session, 2);
    Dataset<Row> joined =
        data.select(
            col("image"), lit("a").as("path"), col("label"), lit(1).as("id"), lit(2).as("id"));
    assertSame(Toy.classifier(1).fit(joined).model(), Toy.trained());
    Row scored = new MorphogenClassificationModel(Toy.trained()).transform(joined).first();
    assertThat(List.of(scored.schema().fieldNames()))
        .containsExactly(
            "image", "path", "label", "id", "id", "rawPrediction", "probability", "prediction");
    assertThat(List.of(scored.getInt(3), scored.getInt(4))).containsExactly(1, 2);
  }

  @Test
  void savesAndLoadsInAPipeline() throws IOException {
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {Toy.classifier(1)});
    pipeline.write().overwrite().save(temp.resolve("pipeline").toString());
    Pipeline loaded = Pipeline.load(temp.resolve("pipeline").toString());
    MorphogenClassifier stage = (MorphogenClassifier) loaded.getStages()[0];
    assertThat(stage.explainParams()).contains("batchPerWorker: images", "current: 10");
    PipelineModel model = loaded.fit(Toy.train(session, 2));
    model.write().overwrite().save(temp.resolve("model").toString());
    PipelineModel again = PipelineModel.load(temp.resolve("model").toString());
    MorphogenClassificationModel last = (MorphogenClassificationModel) again.stages()[0];
    assertSame(last.model(), Toy.trained());
    assertThat(accuracy(again.transform(Toy.test(session))))
        .isEqualTo(accuracy(model.transform(Toy.test(session))));
  }

  @Test
  void theFolderIsTheCommandLinesInBothDirections() throws IOException {
    Model model = Toy.trained();
    model.save(temp.resolve("ours"));
    MorphogenClassificationModel loaded =
        MorphogenClassificationModel.load(temp.resolve("ours").toString());
    assertSame(loaded.model(), model);
    loaded.with(loaded.probabilityCol(), "").save(temp.resolve("theirs").toString());
    assertSame(Model.load(temp.resolve("theirs")), model);
    MorphogenClassificationModel again =
        MorphogenClassificationModel.load(temp.resolve("theirs").toString());
    assertThat(again.transform(Toy.test(session)).columns())
        .containsExactly("image", "label", "rawPrediction", "prediction");
    assertThatThrownBy(() -> MorphogenClassificationModel.load(temp.toString()))
        .hasMessage(
            "model: expected a folder with config.json and model.safetensors, got %s, which has no config.json"
                .formatted(temp));
  }

  @Test
  void crossValidatorChoosesAmongSettings() {
    MorphogenClassifier classifier = Toy.classifier(1).with("batchPerWorker", 5);
    ParamMap[] grid =
        new ParamGridBuilder()
            .addGrid(
                classifier.step(),
                scala.jdk.javaapi.CollectionConverters.asScala(List.of("linearmix", "explicit")))
            .build();
    CrossValidatorModel chosen =
        new CrossValidator()
            .setEstimator(classifier)
            .setEvaluator(new MulticlassClassificationEvaluator().setMetricName("accuracy"))
            .setEstimatorParamMaps(grid)
            .setNumFolds(2)
            .setSeed(1)
            .fit(Toy.train(session, 2));
    assertThat(chosen.avgMetrics()).hasSize(2);
    assertThat(chosen.avgMetrics()[0]).isGreaterThan(0.5);
    assertThat(chosen.avgMetrics()[1]).isGreaterThan(0.5);
    assertThat(chosen.bestModel()).isInstanceOf(MorphogenClassificationModel.class);
  }

  @Test
  void aDriverThatBeginsAgainGoesOnFromItsCheckpoint() throws IOException {
    String folder = temp.resolve("checkpoints").toString();
    MorphogenClassifier classifier = Toy.classifier(2).with("checkpoints", folder);
    Model whole = Toy.classifier(2).fit(Toy.train(session, 2)).model();
    int[] calls = {0};
    assertThatThrownBy(() ->
            classifier
                .onEpoch(epoch -> {
                  calls[0]++;
                  throw new IllegalStateException("pulled");
                })
                .fit(Toy.train(session, 2)))
        .hasMessage("pulled");
    try (var files = Files.list(Path.of(folder))) {
      assertThat(files.filter(file -> file.toString().endsWith(".checkpoint"))).hasSize(1);
    }
    Model resumed = classifier.onEpoch(epoch -> calls[0]++).fit(Toy.train(session, 3)).model();
    assertSame(resumed, whole);
    assertThat(calls[0]).isEqualTo(2);
    // Not as many as there are slots.
    assertSame(
        Toy.classifier(0).with("checkpoints", folder).fit(Toy.train(session, 2)).model(), whole);
    assertThatThrownBy(
            () -> Toy.classifier(3).with("checkpoints", folder).fit(Toy.train(session, 2)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("workers is 2 there and 3 here");
  }

  @Test
  void numbersMayBeOfAnyType() throws IOException {
    MorphogenClassifier classifier = Toy.classifier(1).with("seed", 7).with("epochs", 2L);
    assertSame(classifier.fit(Toy.train(session, 2)).model(), Toy.trained());
    String folder = temp.resolve("stage").toString();
    new MorphogenClassifier().with("seed", 3).save(folder);
    MorphogenClassifier loaded = MorphogenClassifier.load(folder);
    assertThat(loaded.getOrDefault(loaded.seed())).isEqualTo(3L);
  }
}
