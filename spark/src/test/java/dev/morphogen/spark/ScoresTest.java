package dev.morphogen.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.model.Model;
import dev.morphogen.training.Classifier;
import dev.morphogen.training.Prediction;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures in every kind of column get the scores that {@link Classifier} gives them one by one. */
final class ScoresTest {

  private static final Model MODEL = Toy.trained();
  private static final Classifier CLASSIFIER = Classifier.of(MODEL);

  private static SparkSession session;

  @BeforeAll
  static void start() {
    session = Sessions.local(3);
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  private static Dataset<Row> scored(Dataset<Row> frame) {
    return new MorphogenClassificationModel(MODEL).transform(frame);
  }

  private static byte[] image(int index) {
    byte[] image = new byte[Toy.SHAPE.size()];
    Toy.DATA.test().read(index, image, 0);
    return image;
  }

  /** The test images in a column of that type, several in a batch. */
  private static Dataset<Row> frame(DataType type, Function<byte[], Object> column) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < Toy.DATA.test().size(); i++) {
      rows.add(RowFactory.create(column.apply(image(i))));
    }
    return session.createDataFrame(rows, new StructType().add("image", type));
  }

  private static void assertScores(List<Row> rows, Function<byte[], Prediction> classify) {
    assertThat(rows).hasSize(40);
    for (int i = 0; i < rows.size(); i++) {
      Prediction expected = classify.apply(image(i));
      assertThat(numbers(rows.get(i), "rawPrediction")).isEqualTo(expected.logits());
      assertThat(numbers(rows.get(i), "probability")).isEqualTo(expected.probabilities());
      assertThat(rows.get(i).<Double>getAs("prediction")).isEqualTo((double) expected.index());
    }
  }

  private static float[] numbers(Row row, String column) {
    double[] numbers = row.<Vector>getAs(column).toArray();
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  @Test
  void scoresOfStructsAreTheClassifiers() {
    Dataset<Row> scored = scored(Toy.test(session));
    List<Row> rows = scored.collectAsList();
    assertScores(rows, CLASSIFIER::classify);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).<Double>getAs("label")).isEqualTo((double) Toy.DATA.test().label(i));
    }
    double logLoss =
        new MulticlassClassificationEvaluator().setMetricName("logLoss").evaluate(scored);
    assertThat(logLoss).isBetween(0.0, 0.7);
  }

  private static float[] fractions(byte[] image) {
    float[] numbers = new float[image.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (image[i] & 255) / 255f;
    }
    return numbers;
  }

  @Test
  void scoresOfNumbersAreTheClassifiers() {
    Dataset<Row> numbers =
        frame(DataTypes.createArrayType(DataTypes.FloatType, false), ScoresTest::fractions);
    assertScores(scored(numbers).collectAsList(), image -> CLASSIFIER.classify(fractions(image)));
  }

  private static byte[] png(byte[] image) {
    BufferedImage picture =
        new BufferedImage(Toy.SHAPE.width(), Toy.SHAPE.height(), BufferedImage.TYPE_3BYTE_BGR);
    int[] samples = new int[image.length];
    Arrays.setAll(samples, i -> image[i] & 255);
    picture.getRaster().setPixels(0, 0, picture.getWidth(), picture.getHeight(), samples);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  @Test
  void scoresOfFilesAreTheClassifiers() {
    Dataset<Row> files = frame(DataTypes.BinaryType, ScoresTest::png);
    assertScores(scored(files).collectAsList(), CLASSIFIER::classify);
  }
}
