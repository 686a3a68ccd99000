package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.weights.Weights;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer is said to be none, not the first class. */
final class OverflowTest {

  private static final String SENTENCE =
      ": the network's numbers overflow on it, so that it has no answer: was the image prepared as those of the training were, and did the training end well?";

  /** The last bias, such as −∞, is its last logit, whatever the image. */
  private static Classifier classifier(float lastBias) {
    NetworkSpec spec = ToyData.spec("linearmix");
    Weights weights = spec.network().initialWeights(1);
    weights.trained()[weights.trained().length - 1] = lastBias;
    return Classifier.of(
        new Model(spec, new Preprocessing(List.of(0.5), List.of(0.25)), Map.of(), weights));
  }

  private static float[] numbers(float seventeenth) {
    float[] numbers = new float[ToyData.SHAPE.size()];
    numbers[17] = seventeenth;
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void anImageOfOtherNumbersIsRefused(float number) {
    Classifier classifier = classifier(0);
    String sentence = "image: expected finite numbers, got %s at 17".formatted(number);
    assertThatThrownBy(() -> classifier.classify(numbers(number)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence);
    assertThatThrownBy(() -> classifier.classifyPrepared(numbers(number)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void aNetworkThatOverflowsHasNoAnswer(float logit) {
    Classifier classifier = classifier(logit);
    byte[] bytes = new byte[ToyData.SHAPE.size()];
    noAnswer("image", () -> classifier.classify(numbers(1)));
    noAnswer("image", () -> classifier.classifyPrepared(numbers(1)));
    noAnswer("image", () -> classifier.classify(bytes));
    noAnswer("image 0", () -> classifier.classifyAll(List.of(bytes, bytes)));
  }

  @Test
  void theFileIsNamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("grey.png");
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
    noAnswer(file.toString(), () -> classifier(Float.NaN).classify(file));
  }

  /** As in an evaluation: the others can be told apart. */
  @Test
  void aClassThatIsImpossibleIsAnAnswer() {
    assertThatCode(() -> classifier(Float.NEGATIVE_INFINITY).classify(numbers(1)))
        .doesNotThrowAnyException();
  }

  private static void noAnswer(String image, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(WorkFailedException.class).hasMessage(image + SENTENCE);
  }
}
