package dev.morphogen.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.model.Model;
import dev.morphogen.spark.train.EpochSummary;
import dev.morphogen.training.Classifier;
import dev.morphogen.training.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.linalg.Vector;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static void assertSame(Model actual, Model expected) {
    assertThat(actual.weights().trained()).isEqualTo(expected.weights().trained());
    assertThat(actual.weights().tracked()).isEqualTo(expected.weights().tracked());
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
  void threeWorkersLearnAndPartitionsDoNotMatter() {
    List<EpochSummary> epochs = new ArrayList<>();
    MorphogenClassificationModel model =
        Toy.classifier(3).with("batchPerWorker", 4).onEpoch(epochs::add).fit(Toy.train(session, 4));
    // Partitions of another size, one of them empty.
    Dataset<Row> uneven = Toy.train(session, 1).union(Toy.train(session, 2).limit(0));
    assertSame(Toy.classifier(3).with("batchPerWorker", 4).fit(uneven).model(), model.model());
    assertThat(epochs).hasSize(2).allMatch(epoch -> epoch.workers() == 3);
    assertThat(epochs.getLast().loss()).isLessThan(epochs.getFirst().loss());
    assertThat(accuracy(model.transform(Toy.test(session)))).isGreaterThan(0.9);
  }

  private static double accuracy(Dataset<Row> scored) {
    return new MulticlassClassificationEvaluator().setMetricName("accuracy").evaluate(scored);
  }

  @Test
  void scoresAreTheClassifiers() {
    Model model = Toy.trained();
    Classifier classifier = Classifier.of(model);
    List<Row> rows =
        new MorphogenClassificationModel(model).transform(Toy.test(session)).collectAsList();
    assertThat(rows).hasSize(40);
    byte[] image = new byte[Toy.SHAPE.size()];
    for (int i = 0; i < rows.size(); i++) {
      Toy.DATA.test().read(i, image, 0);
      Prediction expected = classifier.classify(image);
      Vector probability = rows.get(i).getAs("probability");
      Vector logits = rows.get(i).getAs("rawPrediction");
      double predicted = rows.get(i).getAs("prediction");
      assertThat(Toy.CLASSES.get((int) predicted)).isEqualTo(expected.label());
      assertThat((float) probability.apply((int) predicted))
          .isEqualTo((float) expected.probability());
      assertThat((float) logits.apply(0)).isEqualTo(expected.logits()[0]);
      assertThat(rows.get(i).<Double>getAs("label")).isEqualTo((double) Toy.DATA.test().label(i));
    }
    double logLoss =
        new MulticlassClassificationEvaluator()
            .setMetricName("logLoss")
            .evaluate(new MorphogenClassificationModel(model).transform(Toy.test(session)));
    assertThat(logLoss).isBetween(0.0, 0.7);
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

  private static void refused(MorphogenClassifier classifier, Dataset<Row> data, String sentence) {
    assertThatThrownBy(() -> classifier.fit(data))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence);
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

  @ParameterizedTest
  @CsvSource({
    "workers,-1,0",
    "epochs,-1,0",
    "batchPerWorker,-2,0",
    "threads,-1,0",
    "timeout,0,1",
    "channels,0,1"
  })
  void refusesNumbersThatAreTooSmall(String parameter, int value, int least) {
    refused(
        Toy.classifier(1).with(parameter, value),
        Toy.train(session, 2),
        "%s: expected a number from %d to 2147483647, got %d".formatted(parameter, least, value));
  }

  @Test
  void refusesWhatIsNoWholeNumber() {
    Dataset<Row> data = Toy.train(session, 2);
    refused(
        Toy.classifier(1).with("epochs", 2.5), data, "epochs: expected a whole number, got '2.5'");
    refused(
        Toy.classifier(1).with("seed", "seven"),
        data,
        "seed: expected a whole number, got 'seven'");
  }

  @Test
  void saysWhatIsWrongInOneSentence() {
    Dataset<Row> data = Toy.train(session, 2);
    refused(
        Toy.classifier(4).with("timeout", 1),
        data,
        "workers: expected at most 3, the cluster's free task slots after 1 s, got 4: fewer workers, more executors, or a smaller spark.task.cpus");
    refused(
        Toy.classifier(3),
        data.limit(5),
        "workers: expected at least 2 images for each of 3 workers, got 5 images");
    refused(Toy.classifier(1), data.limit(0), "data frame: expected at least 2 rows, got none");
    refused(
        Toy.classifier(1).with("width", "Z"),
        data,
        "width: expected A, B, C or numbers such as 24,48, got 'Z'");
    refused(
        Toy.classifier(1).with("recipeChanges", new String[] {"momentum"}),
        data,
        "recipe: expected PLACE=VALUE such as smoothing=0.1, got 'momentum'");
    refused(
        Toy.classifier(1).with("imageSize", "8"),
        data,
        "imageSize: expected HxW such as 32x32, got '8'");
    refused(
        Toy.classifier(1),
        data.withColumn("label", data.col("label").plus(0.5)),
        "column 'label': expected a class 0, 1, 2 …, got 0.5");
    refused(
        Toy.classifier(1),
        data.drop("label"),
        "column 'label': expected numeric labels, got no such column: a StringIndexer makes them of names");
    refused(
        Toy.classifier(1).with("featuresCol", "label"),
        data,
        "column 'label': expected image structs, binary files or arrays of floats, got double");
  }

  /** Rows of numbers, one of which is no pixel, and of labels. */
  private static Dataset<Row> numbers(double pixel, double label) {
    return session
        .range(4)
        .selectExpr(
            "concat(id, '.npy') as path",
            "transform(sequence(1, 192), i -> if(i = 9 and id = 2, %sD, 0.5D)) as image"
                .formatted(pixel),
            "if(id = 3, %sD, 0D) as label".formatted(label));
  }

  @Test
  void namesTheFileOfAWrongRow() {
    assertThatThrownBy(() ->
            new MorphogenClassificationModel(Toy.trained())
                .transform(numbers(2, 0))
                .collectAsList())
        .hasStackTraceContaining(
            "2.npy: column 'image': expected numbers from 0 to 1, got 2.0: divide pixels by 255");
    MorphogenClassifier classifier = Toy.classifier(1).with("imageSize", "8x8");
    refused(
        classifier,
        numbers(2, 0),
        "2.npy: column 'image': expected numbers from 0 to 1, got 2.0: divide pixels by 255");
    refused(
        classifier, numbers(1, -1), "3.npy: column 'label': expected a class 0, 1, 2 …, got -1.0");
    refused(
        Toy.classifier(1),
        session.sql("select 'a.jpg' as path, X'010203' as image, 0 as label"),
        "a.jpg: column 'image': expected a picture (JPEG or PNG), got a file of another kind");
  }

  @Test
  void aDivergingTrainingEndsWithOneSentence() {
    assertThatThrownBy(() ->
            Toy.classifier(2)
                .with("recipeChanges", new String[] {"learningRate.peak=1e6"})
                .fit(Toy.train(session, 2)))
        .isInstanceOf(WorkFailedException.class)
        .hasMessageStartingWith("worker 0: training: ")
        .hasMessageContaining("learning rate");
  }

  @Test
  void refusesAClusterThatGrowsAndShrinks() {
    Dataset<Row> data = Toy.train(session, 2);
    session.sparkContext().conf().set("spark.dynamicAllocation.enabled", "true");
    try {
      refused(
          Toy.classifier(1),
          data,
          "spark.dynamicAllocation.enabled: expected false, as all workers have to run at once, got true");
    } finally {
      session.sparkContext().conf().set("spark.dynamicAllocation.enabled", "false");
    }
  }
}
