package dev.morphogen.app.use;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.Typed;
import dev.morphogen.network.Shape;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.weights.EightBitWeights;
import dev.morphogen.network.weights.EightBitWeights.Sharing;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.Evaluator;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.ImageSplit;
import dev.morphogen.training.data.MemoryDataset;
import dev.morphogen.training.data.MemorySplit;
import dev.morphogen.training.data.convert.DataConvert;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code robustness} tests is what it says it tests. */
final class RobustnessDrawsTest {

  private static final int SIZE = 8;
  private static final ImageSplit GREYS = greys();
  private static final ImageDataset DATA =
      new MemoryDataset(
          "greys",
          new Shape(SIZE, SIZE, 1),
          List.of("black", "dark", "light", "white"),
          GREYS,
          GREYS);

  @TempDir static Path folder;

  private static Path model;

  /** Of 64 greys some are near to those of the next class, so that accuracy feels any change of weights or pixels. */
  private static ImageSplit greys() {
    int[] labels = new int[64];
    byte[] pixels = new byte[labels.length * SIZE * SIZE];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i / 16;
      Arrays.fill(pixels, i * SIZE * SIZE, (i + 1) * SIZE * SIZE, (byte) (4 * i));
    }
    return new MemorySplit(pixels, labels, SIZE * SIZE);
  }

  @BeforeAll
  static void train() {
    model = folder.resolve("model");
    String data = "idx:" + folder.resolve("greys");
    DataConvert.convert(DATA, data);
    List<Object> small =
        List.of("--epochs", 3, "--batch", 8, "--widths", "2,4", "--steps-per-block", 1);
    Typed.run("train", "--data", data, small, "--out", model).done();
  }

  private static JsonNode robustness(Path tested, Object... more) {
    return Typed.run("robustness", "--model", tested, "--json", List.of(more))
        .done()
        .json()
        .at("/models/0");
  }

  private static JsonNode draws(int draws, int seed) {
    return robustness(model, "--levels", "0.3", "--draws", draws, "--seed", seed);
  }

  @Test
  void drawsDiffer() {
    JsonNode four = draws(4, 1);
    for (String noise : List.of("weightNoise", "pixelNoise")) {
      JsonNode spread = four.at("/%s/0".formatted(noise));
      assertThat(spread.get("least").doubleValue())
          .as(noise)
          .isLessThan(spread.get("most").doubleValue());
      assertThat(spread.get("deviation").doubleValue()).as(noise).isPositive();
    }
  }

  @Test
  void eachDrawHasTheNextSeed() {
    JsonNode both = draws(2, 1);
    JsonNode first = draws(1, 1);
    JsonNode second = draws(1, 2);
    for (String noise : List.of("weightNoise", "pixelNoise")) {
      double one = first.at("/%s/0/mean".formatted(noise)).doubleValue();
      double other = second.at("/%s/0/mean".formatted(noise)).doubleValue();
      assertThat(one).as(noise).isNotEqualTo(other);
      JsonNode spread = both.at("/%s/0".formatted(noise));
      assertThat(spread.get("least").doubleValue()).as(noise).isEqualTo(Math.min(one, other));
      assertThat(spread.get("most").doubleValue()).as(noise).isEqualTo(Math.max(one, other));
    }
  }

  /** One class's weights are so large that with a scale for all of them the others are rounded to zero. */
  @Test
  void eightBitsAreTestedAsTheyAreRounded() {
    Model sound = Model.load(model);
    Weights weights = sound.weights().copy();
    Slice classifier =
        weights.layout().trained().stream()
            .filter(part -> part.name().equals("classifier.weight"))
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < classifier.size() / DATA.classes().size(); i++) {
      weights.trained()[classifier.offset() + i] *= 1e4f;
    }
    Model uneven = sound.with(weights);
    Path saved = folder.resolve("uneven");
    uneven.save(saved);
    JsonNode one = robustness(saved, "--levels", "0", "--draws", 1);
    double exact = one.get("accuracy").doubleValue();
    double slice = one.at("/eightBits/slice/accuracy").doubleValue();
    double channel = one.at("/eightBits/output-channel/accuracy").doubleValue();
    assertThat(slice).isEqualTo(accuracy(uneven, Sharing.SLICE)).isLessThan(exact - 0.2);
    assertThat(channel).isEqualTo(accuracy(uneven, Sharing.OUTPUT_CHANNEL)).isNotEqualTo(slice);
  }

  private static double accuracy(Model exact, Sharing sharing) {
    Weights rounded = EightBitWeights.of(exact.weights(), sharing).weights();
    return Evaluator.evaluate(exact.with(rounded), DATA, 1).accuracy();
  }
}
