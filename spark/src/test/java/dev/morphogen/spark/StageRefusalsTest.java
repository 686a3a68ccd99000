package dev.morphogen.spark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.step.MobileNetStep;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.Weights;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every wrong parameter, column, row and cluster is one sentence to the user. */
final class StageRefusalsTest {

  private static SparkSession session;

  @BeforeAll
  static void start() {
    session = Sessions.local(3);
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  private static void refused(MorphogenClassifier classifier, Dataset<Row> data, String sentence) {
    assertThatThrownBy(() -> classifier.fit(data))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence);
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

  @ParameterizedTest
  @ValueSource(strings = {"label", "probability"})
  void refusesToAddAColumnThatIsThere(String name) {
    String sentence =
        "predictionCol: expected a name that no other column has, got '%s': rename or drop the other, or choose another name"
            .formatted(name);
    Dataset<Row> data = Toy.train(session, 2);
    refused(Toy.classifier(1).with("predictionCol", name), data, sentence);
    MorphogenClassificationModel model = new MorphogenClassificationModel(Toy.trained());
    model.with(model.predictionCol(), name);
    assertThatThrownBy(() -> model.transform(data))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence);
  }

  @Test
  void refusesToScoreTwice() {
    MorphogenClassificationModel model = new MorphogenClassificationModel(Toy.trained());
    Dataset<Row> scored = model.transform(Toy.test(session));
    assertThatThrownBy(() -> model.transform(scored))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "rawPredictionCol: expected a name that no other column has, got 'rawPrediction': rename or drop the other, or choose another name");
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

  /** It would be scored by the step whose name it took. */
  @Test
  void refusesToScoreAStepOfOnesOwn() {
    Model model = Toy.trained();
    Steps steps = Steps.standard().with("linearmix", MobileNetStep::new);
    Model own = new Model(model.spec(), steps, model.preprocessing(), Map.of(), model.weights());
    Dataset<Row> data = Toy.test(session);
    assertThatThrownBy(() -> new MorphogenClassificationModel(own).transform(data))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "model: expected Morphogen's own steps, which executors know by their names, got one of your own called 'linearmix': score such a model with Classifier");
  }

  /** Rather than class 0. */
  @Test
  void namesTheFileOfARowWithoutAnAnswer() {
    Model model = Toy.trained();
    Weights weights = model.weights().copy();
    weights.trained()[weights.trained().length - 1] = Float.POSITIVE_INFINITY;
    assertThatThrownBy(() ->
            new MorphogenClassificationModel(model.with(weights))
                .transform(numbers(1, 0))
                .collectAsList())
        .hasStackTraceContaining(
            ".npy: column 'image': the network's numbers overflow on it, so that it has no answer");
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
