package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.MemoryDataset;
import dev.morphogen.training.data.MemorySplit;
import dev.morphogen.training.data.Pictures;
import dev.morphogen.training.recipe.Recipe;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClassifierTest {

  private static final ImageDataset DATA = ToyData.of(63, 30);

  private Model model;
  private Classifier classifier;

  @BeforeAll
  void train(@TempDir Path folder) {
    Recipe recipe = ToyData.recipe(8);
    model = Trainer.of(ToyData.spec("linearmix"), recipe).seed(7).threads(2).fit(DATA);
    model.save(folder);
    classifier = Classifier.load(folder);
  }

  private static byte[] image(int index) {
    byte[] bytes = new byte[ToyData.SHAPE.size()];
    DATA.test().read(index, bytes, 0);
    return bytes;
  }

  private static BufferedImage picture(byte[] bytes) {
    BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, 8, 8, bytes);
    return picture;
  }

  @Test
  void agreesWithTheEvaluation() {
    Evaluation evaluation = Evaluator.evaluate(model, DATA, 2);
    long[][] confusion = new long[3][3];
    for (int i = 0; i < DATA.test().size(); i++) {
      confusion[DATA.test().label(i)][classifier.classify(image(i)).index()]++;
    }
    assertThat(confusion).isDeepEqualTo(evaluation.confusion());
    assertThat(evaluation.images()).isEqualTo(30);
    assertThat(evaluation.loss()).isPositive();
    assertThat(evaluation.accuracy())
        .isEqualTo((confusion[0][0] + confusion[1][1] + confusion[2][2]) / 30.0);
    assertThat(evaluation).asString().startsWith("accuracy ").endsWith(" over 30 images");
  }

  @Test
  void anEvaluationTellsOfEachImageInOrder() {
    List<Integer> heard = new ArrayList<>();
    double[] lossSum = {0};
    Evaluation evaluation =
        Evaluator.evaluate(
            model,
            DATA,
            2,
            (image, label, predicted, loss) -> {
              heard.add(image);
              Prediction prediction = classifier.classify(image(image));
              assertThat(label).isEqualTo(DATA.test().label(image));
              assertThat(predicted).isEqualTo(prediction.index());
              assertThat(Math.exp(-loss))
                  .isCloseTo(prediction.probabilities()[label], within(1e-5));
              lossSum[0] += loss;
            });
    assertThat(heard).isEqualTo(IntStream.range(0, 30).boxed().toList());
    assertThat(lossSum[0] / 30).isEqualTo(evaluation.loss());
  }

  @Test
  void takesPicturesFilesBytesAndNumbers(@TempDir Path folder) throws IOException {
    byte[] bytes = image(4);
    Prediction expected = classifier.classify(bytes);
    Path file = folder.resolve("4.png");
    ImageIO.write(picture(bytes), "png", file.toFile());
    float[] numbers = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      numbers[i] = (bytes[i] & 0xFF) / 255f;
    }
    assertThat(classifier.classify(picture(bytes)).logits()).isEqualTo(expected.logits());
    assertThat(classifier.classify(file).logits()).isEqualTo(expected.logits());
    assertThat(classifier.classify(numbers).index()).isEqualTo(expected.index());
    assertThat(classifier.classify(numbers).probability())
        .isCloseTo(expected.probability(), within(1e-4));
  }

  /** As a camera stores it that was held upside down. */
  @Test
  void takesAFilesBytes(@TempDir Path folder) throws IOException {
    Path upright = folder.resolve("4.jpg");
    ImageIO.write(picture(image(4)), "jpg", upright.toFile());
    byte[] turned = Pictures.withOrientation(Files.readAllBytes(upright), 3);
    Path file = Files.write(folder.resolve("turned.jpg"), turned);
    Prediction prediction = classifier.classifyEncoded("upload", turned);

    assertThat(prediction.logits())
        .isEqualTo(classifier.classify(file).logits())
        .isNotEqualTo(classifier.classify(upright).logits());
    assertThatThrownBy(() -> classifier.classifyEncoded("upload", new byte[64]))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("upload: expected a picture (JPEG or PNG), got a file of another kind");
  }

  @Test
  void aFilesBytesAreNoPixels(@TempDir Path folder) throws IOException {
    for (String format : List.of("jpg", "png")) {
      Path file = folder.resolve("4." + format);
      ImageIO.write(picture(image(4)), format, file.toFile());
      byte[] bytes = Files.readAllBytes(file);
      assertThatThrownBy(() -> classifier.classify(bytes))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "image: expected 64 numbers (8x8x1), got %d of a picture file: use classifyEncoded"
                  .formatted(bytes.length));
    }
  }

  @Test
  void sortsClassesByProbability() {
    Prediction prediction =
        new Prediction(List.of("a", "b", "c"), new float[] {1, 3, 2}, new float[] {.1f, .6f, .3f});
    assertThat(prediction.label()).isEqualTo("b");
    assertThat(prediction.probability()).isEqualTo(0.6f);
    assertThat(prediction.top(2).stream().map(Prediction.Candidate::label))
        .containsExactly("b", "c");
    assertThat(prediction.top(9)).hasSize(3);
    assertThat(prediction).hasToString("b (60.0 %)");
  }

  @Test
  void manyAtOnceAndOneByOneAndByManyThreadsAreTheSame() throws Exception {
    List<byte[]> images = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      images.add(image(i % 30));
    }
    List<Prediction> together = classifier.classifyAll(images);
    assertThat(together).hasSize(200);
    List<Callable<Prediction>> calls = new ArrayList<>();
    for (byte[] image : images) {
      calls.add(() -> classifier.classify(image));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Prediction>> futures = threads.invokeAll(calls);
      for (int i = 0; i < 200; i++) {
        assertThat(futures.get(i).get().logits()).isEqualTo(together.get(i).logits());
        assertThat(futures.get(i).get().probabilities()).isEqualTo(together.get(i).probabilities());
      }
    }
  }

  /** Every thread has images of its own, so that it would notice another's answers. */
  @Test
  void manyAtOnceByManyThreadsAreTheSame() throws Exception {
    int callers = 4;
    List<List<byte[]>> images = new ArrayList<>();
    List<List<float[]>> expected = new ArrayList<>();
    for (int caller = 0; caller < callers; caller++) {
      int first = caller;
      images.add(IntStream.range(0, 64).mapToObj(i -> image((7 * first + i) % 30)).toList());
      expected.add(logits(images.get(caller)));
    }
    CyclicBarrier together = new CyclicBarrier(callers);
    List<Callable<List<List<float[]>>>> calls = new ArrayList<>();
    for (List<byte[]> mine : images) {
      calls.add(() -> {
        together.await();
        return IntStream.range(0, 50).mapToObj(_ -> logits(mine)).toList();
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<Future<List<List<float[]>>>> futures = threads.invokeAll(calls);
      for (int caller = 0; caller < callers; caller++) {
        float[][] answer = expected.get(caller).toArray(float[][]::new);
        for (List<float[]> answers : futures.get(caller).get()) {
          assertThat(answers.toArray(float[][]::new)).isDeepEqualTo(answer);
        }
      }
    }
  }

  private List<float[]> logits(List<byte[]> images) {
    return classifier.classifyAll(images).stream().map(Prediction::logits).toList();
  }

  @Test
  void whatIsNoImageOfTheNetworksShapeIsRejected(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> classifier.classify(new byte[63]))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("image: expected 64 numbers (8x8x1), got 63");
    assertThatThrownBy(() -> classifier.classifyAll(List.of(image(0), new byte[64], new byte[65])))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("image 2: expected 64 numbers (8x8x1), got 65");
    assertThatThrownBy(() -> classifier.classify(new float[65]))
        .isInstanceOf(InvalidInputException.class);
    Path text = Files.writeString(folder.resolve("a.png"), "no picture");
    assertThatThrownBy(() -> classifier.classify(text)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> Classifier.load(folder)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void imagesOfAnotherSizeAndLabelsOfNoClassAreNotEvaluated() {
    Evaluator evaluator = Evaluator.of(model, 1);
    assertThatThrownBy(() -> evaluator.evaluate(new MemorySplit(new byte[64], new int[2], 32)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("test images: expected 64 numbers each (8x8x1), got 32");
    assertThatThrownBy(() -> evaluator.evaluate(new MemorySplit(new byte[64], new int[] {-1}, 64)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("test image 0: expected a class from 0 to 2, got -1");
  }

  @Test
  void dataOfAnotherShapeIsNotEvaluated() {
    ImageDataset wide =
        new MemoryDataset(
            "wide", new Shape(4, 16, 1), ToyData.CLASSES, ToyData.split(9, 1), ToyData.split(9, 2));
    assertThatThrownBy(() -> Evaluator.evaluate(model, wide, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("data wide: expected images of 8x8x1, got 4x16x1");
  }
}
