package dev.morphogen.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import dev.morphogen.training.Classifier;
import dev.morphogen.training.Prediction;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures in, classes out: what DJL's predictor says is what our classifier says. */
final class PredictorTest {

  @TempDir Path folder;

  private static Image image(BufferedImage picture) {
    return ImageFactory.getInstance().fromImage(picture);
  }

  private static List<Double> doubles(Prediction prediction) {
    List<Double> numbers = new ArrayList<>();
    for (float number : prediction.probabilities()) {
      numbers.add((double) number);
    }
    return numbers;
  }

  @Test
  void noTranslatorGivenItIsTheClassifiersAnswerToTheBit() throws Exception {
    Path model = SavedModel.in(folder, "linearmix");
    Classifier classifier = Classifier.load(model);
    List<BufferedImage> pictures =
        List.of(
            SavedModel.picture(12, 10, 1),
            SavedModel.picture(40, 70, 2),
            SavedModel.picture(5, 7, 3),
            new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY),
            new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB));
    try (ZooModel<Image, Classifications> loaded =
            SavedModel.criteria(model, Image.class, Classifications.class).loadModel();
        Predictor<Image, Classifications> predictor = loaded.newPredictor()) {
      for (BufferedImage picture : pictures) {
        Classifications classes = predictor.predict(image(picture));
        Prediction expected = classifier.classify(picture);
        assertThat(classes.getClassNames()).isEqualTo(SavedModel.CLASSES);
        assertThat(classes.getProbabilities()).isEqualTo(doubles(expected));
        assertThat(classes.best().getClassName()).isEqualTo(expected.label());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"linearmix", "implicit", "implicit-circulant"})
  void aBatchIsTheSameAsOneByOneToTheBit(String step) throws Exception {
    Path model = SavedModel.in(folder, step);
    List<Image> images = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      images.add(image(SavedModel.picture(10 + i, 30 - i, i)));
    }
    try (var loaded = SavedModel.criteria(model, Image.class, Classifications.class).loadModel();
        var predictor = loaded.newPredictor()) {
      List<Classifications> together = predictor.batchPredict(images);
      assertThat(together).hasSize(9);
      for (int i = 0; i < 9; i++) {
        assertThat(together.get(i).getProbabilities())
            .isEqualTo(predictor.predict(images.get(i)).getProbabilities());
      }
      assertThat(together.stream().map(Classifications::getProbabilities).distinct()).hasSize(9);
    }
  }

  @Test
  void filesAndStreamsAreDecodedAsByOurCommands() throws Exception {
    Path model = SavedModel.in(folder.resolve("model"), "explicit");
    Path file = folder.resolve("picture.png");
    ImageIO.write(SavedModel.picture(33, 21, 5), "png", file.toFile());
    List<Double> expected = doubles(Classifier.load(model).classify(file));
    var factory = new PictureTranslatorFactory();
    var paths = SavedModel.criteria(model, Path.class, Classifications.class).toBuilder();
    try (var loaded = paths.optTranslatorFactory(factory).build().loadModel();
        var predictor = loaded.newPredictor()) {
      assertThat(predictor.predict(file).getProbabilities()).isEqualTo(expected);
      Path text = Files.writeString(folder.resolve("text.png"), "no picture");
      assertThatThrownBy(() -> predictor.predict(text))
          .isInstanceOf(TranslateException.class)
          .hasMessageContaining(
              text + ": expected a picture (JPEG or PNG), got a file of another kind");
    }
    var streams = SavedModel.criteria(model, InputStream.class, Classifications.class).toBuilder();
    try (var loaded = streams.optTranslatorFactory(factory).build().loadModel();
        var predictor = loaded.newPredictor()) {
      InputStream in = new ByteArrayInputStream(Files.readAllBytes(file));
      assertThat(predictor.predict(in).getProbabilities()).isEqualTo(expected);
    }
  }

  @Test
  void topKSaysHowManyAreShown() throws Exception {
    Path model = SavedModel.in(folder, "mobilenet");
    var criteria =
        SavedModel.criteria(model, Image.class, Classifications.class).toBuilder()
            .optArgument("topK", 2)
            .build();
    try (var loaded = criteria.loadModel();
        var predictor = loaded.newPredictor()) {
      Classifications classes = predictor.predict(image(SavedModel.picture(12, 10, 1)));
      assertThat(classes.topK()).hasSize(2);
      assertThat(classes.items()).hasSize(6);
    }
  }

  @Test
  void aTranslatorOfOnesOwnStays() throws Exception {
    Path model = SavedModel.in(folder, "resnet");
    var criteria =
        SavedModel.criteria(model, String.class, String.class).toBuilder()
            .optTranslator(new LettersTranslator())
            .build();
    try (var loaded = criteria.loadModel();
        var predictor = loaded.newPredictor()) {
      assertThat(predictor.predict("abc")).startsWith("6 logits");
    }
  }
}
