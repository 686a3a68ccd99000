package dev.morphogen.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.inference.Predictor;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.repository.zoo.Criteria;
import ai.djl.translate.TranslateException;
import dev.morphogen.training.Classifier;
import dev.morphogen.training.Prediction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What DJL Serving does with a model's folder: {@code Input} to {@code Output}, as it asks DJL for it. */
final class ServingTest {

  @TempDir Path folder;
  private Path model;
  private byte[] picture;

  @BeforeEach
  void save() throws IOException {
    model = SavedModel.in(folder.resolve("pets"), "linearmix");
    var file = new ByteArrayOutputStream();
    ImageIO.write(SavedModel.picture(30, 20, 8), "png", file);
    picture = file.toByteArray();
  }

  private static Input request(byte[] body) {
    Input input = new Input();
    input.addProperty("Content-Type", "image/png");
    input.add("data", body);
    return input;
  }

  private void requireAnswer(Output output) throws IOException {
    Path file = Files.write(folder.resolve("picture.png"), picture);
    Prediction expected = Classifier.load(model).classify(file);
    assertThat(output.getProperty("Content-Type", "")).isEqualTo("application/json");
    JsonNode answer =
        JsonMapper.shared()
            .readTree(new String(output.getData().getAsBytes(), StandardCharsets.UTF_8));
    assertThat(answer).hasSize(5);
    for (int i = 0; i < 5; i++) {
      assertThat(answer.get(i).get("className").stringValue())
          .isEqualTo(expected.top(5).get(i).label());
      assertThat(answer.get(i).get("probability").doubleValue())
          .isEqualTo(expected.top(5).get(i).probability());
    }
  }

  @Test
  void aPictureIsAnsweredWithJsonWithoutASettingsFile() throws Exception {
    try (var loaded = SavedModel.criteria(model, Input.class, Output.class).loadModel();
        Predictor<Input, Output> predictor = loaded.newPredictor()) {
      requireAnswer(predictor.predict(request(picture)));
      assertThat(predictor.batchPredict(List.of(request(picture), request(picture)))).hasSize(2);
    }
  }

  @Test
  void servingPropertiesNameEngineAndTranslator() throws Exception {
    Files.writeString(
        model.resolve("serving.properties"),
        """
        engine=Morphogen
        translatorFactory=dev.morphogen.djl.engine.PictureTranslatorFactory
        """);
    var criteria =
        Criteria.builder().setTypes(Input.class, Output.class).optModelPath(model).build();
    try (var loaded = criteria.loadModel();
        var predictor = loaded.newPredictor()) {
      requireAnswer(predictor.predict(request(picture)));
    }
  }

  @Test
  void aBodyThatIsNoPictureIsRefusedWithASentence() throws Exception {
    try (var loaded = SavedModel.criteria(model, Input.class, Output.class).loadModel();
        var predictor = loaded.newPredictor()) {
      assertThatThrownBy(() -> predictor.predict(request("hello".getBytes(StandardCharsets.UTF_8))))
          .isInstanceOf(TranslateException.class)
          .hasMessage("request: expected a picture (JPEG or PNG), got a file of another kind");
      assertThatThrownBy(() -> predictor.predict(request(new byte[0])))
          .hasMessage("request: expected a picture file of 1 to 268435456 bytes, got 0 bytes");
      assertThatThrownBy(() -> predictor.predict(new Input()))
          .hasMessage("request: expected the bytes of a picture, got none");
    }
  }
}
