package dev.morphogen.app.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.app.Pictures;
import dev.morphogen.app.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class RobustnessCommandTest {

  @TempDir static Path folder;

  private static Path model;
  private static Path other;

  @BeforeAll
  static void train() {
    model = folder.resolve("one");
    other = folder.resolve("other");
    Typed.run("train", Typed.TINY, "--step", "explicit", "--out", model).done();
    Typed.run("train", Typed.TINY, "--step", "implicit", "--out", other).done();
  }

  private static JsonNode json(Object... more) {
    return Typed.run("robustness", "--model", model, "--limit", 40, "--json", List.of(more))
        .done()
        .json();
  }

  @Test
  void noNoiseIsWhatEvaluateSays() {
    JsonNode evaluated =
        Typed.run("evaluate", "--model", model, "--limit", 40, "--json").done().json();
    assertThat(evaluated.at("/data").asString()).isEqualTo("sample");
    assertThat(evaluated.at("/images").intValue()).isEqualTo(40);
    double accuracy = evaluated.at("/accuracy").doubleValue();
    JsonNode one = json("--levels", "0", "--draws", 2).at("/models/0");
    assertThat(one.at("/accuracy").doubleValue()).isEqualTo(accuracy);
    for (String noise : List.of("weightNoise", "pixelNoise")) {
      assertThat(one.at("/%s/0/mean".formatted(noise)).doubleValue()).isEqualTo(accuracy);
      assertThat(one.at("/%s/0/deviation".formatted(noise)).doubleValue()).isZero();
    }
    assertThat(one.at("/eightBits/slice/bytes").longValue())
        .isLessThan(one.at("/eightBits/output-channel/bytes").longValue())
        .isLessThan(one.at("/bytes").longValue());
  }

  /** So much of it that this model recognises others, and not so little or much that none or all are the same. */
  @Test
  void eitherNoiseChangesWhatIsRecognised() {
    JsonNode one = json("--levels", "0,0.3", "--draws", 4).at("/models/0");
    for (String noise : List.of("weightNoise", "pixelNoise")) {
      assertThat(one.at("/%s/1/mean".formatted(noise)).doubleValue())
          .as(noise)
          .isNotEqualTo(one.at("/accuracy").doubleValue());
    }
  }

  @Test
  void theSameSeedIsTheSameResultForAnyNumberOfThreads() {
    JsonNode one = json("--levels", "0.1,1", "--draws", 3, "--threads", 1);
    assertThat(json("--levels", "0.1,1", "--draws", 3, "--threads", 3)).isEqualTo(one);
    assertThat(json("--levels", "0.1,1", "--draws", 3, "--seed", 2).at("/models"))
        .isNotEqualTo(one.at("/models"));
  }

  @Test
  void modelsStandSideBySide() throws IOException {
    Path page = folder.resolve("page.html");
    Typed shown =
        Typed.run(
                "robustness", "--model", model, other, "--limit", 40, "--draws", 1, "--html", page)
            .done();
    assertThat(shown.out())
        .contains("\none  ", "\nother  ", "0.001", "127 steps")
        .startsWith("Test accuracy in percent on 40 images of sample, 1 draw of each noise.\n")
        .doesNotContain("±");
    assertThat(shown.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(shown.err()).endsWith("wrote " + page + "\n");
    assertThat(Files.readString(page)).contains("Accuracy by noise of pixels", "other");
  }

  /** A folder without train/ and test/ is divided by the seed. */
  @Test
  void oneModelsTestImagesAreNotAnothersTrainingImages() throws IOException {
    Path pets = folder.resolve("pets");
    Pictures.ofPets(pets, 10);
    List<Object> training = List.of("train", Typed.TINY, "--data", "folder:" + pets);
    Path first = folder.resolve("divided by 1");
    Path second = folder.resolve("divided by 2");
    Typed.run(training, "--image-size", "16x16", "--out", first).done();
    Typed.run(training, "--image-size", "16x16", "--seed", 2, "--out", second).done();
    Typed.run("robustness", "--model", first, second)
        .failed(
            2,
            "%s: expected a model whose folder was divided by the seed 1, as the first one's, got 2: test it by itself, or name images with --data"
                .formatted(second));
    Typed.run("robustness", "--model", second, "--draws", 1).done();
  }

  /** A folder that has grown is divided anew. */
  @Test
  void imagesThatWereLearntAreNotTestedInSilence() throws IOException {
    Path pets = folder.resolve("growing");
    Pictures.ofPets(pets, 10);
    Path near = Path.of("").toAbsolutePath().relativize(pets);
    Path grown = folder.resolve("before it grew");
    Typed.run(
            "train",
            Typed.TINY,
            "--data",
            "folder:" + near,
            "--image-size",
            "16x16",
            "--out",
            grown)
        .done();
    List<Object> robustness = List.of("robustness", "--model", grown, "--draws", 1, "--json");
    List<Object> evaluate = List.of("evaluate", "--model", grown, "--json");
    for (List<Object> command : List.of(robustness, evaluate)) {
      Typed same = Typed.run(command).done();
      assertThat(same.err()).isEmpty();
      assertThat(same.json().get("dataChanged").booleanValue()).isFalse();
    }
    assertThat(Typed.run(evaluate, "--limit", 2).done().err()).isEmpty();
    String name = "folder:" + Path.of("").toAbsolutePath().resolve(near);
    String warning =
        "morphogen: data %s: not as it was when %s was trained: images it has learnt may be among those of the test\n"
            .formatted(name, grown);
    assertThat(Typed.run(evaluate, "--seed", 7).done().err()).isEqualTo(warning);

    Pictures.ofPets(pets, 14);
    for (List<Object> command : List.of(robustness, evaluate)) {
      Typed changed = Typed.run(command).done();
      assertThat(changed.err()).isEqualTo(warning);
      assertThat(changed.json().get("dataChanged").booleanValue()).isTrue();
    }
  }

  @Test
  void severalDrawsHaveADeviation() {
    Typed shown =
        Typed.run("robustness", "--model", model, "--limit", 40, "--draws", 2, "--levels", "0.1");
    assertThat(shown.done().out())
        .containsPattern("mean ±\\s+deviation")
        .containsPattern("\\d ± \\d");
  }

  @Test
  void aSlipIsOneSentence() {
    Typed.run("robustness", "--model", model, "--levels", "-1")
        .failed(2, "--levels: expected 0 to 10, got -1.0");
    Typed.run("robustness", "--model", model, "--levels", ",")
        .failed(2, "--levels: expected numbers such as 0.01,0.1, got none");
    Typed.run("robustness", "--model", model, "--draws", "0")
        .failed(2, "--draws: expected 1 to 10000, got 0");
    Typed.run("robustness", "--model", model, folder.resolve("none"))
        .failed(
            2,
            "--model: expected a folder with config.json and model.safetensors, got %s, which is missing"
                .formatted(folder.resolve("none")));
  }

  @Test
  void aSpreadIsThatOfItsDraws() {
    Spread spread = Spread.of(0.1, new double[] {0.5, 0.7, 0.9});
    assertThat(spread.mean()).isCloseTo(0.7, within(1e-12));
    assertThat(spread.deviation()).isCloseTo(0.2, within(1e-12));
    assertThat(spread.least()).isEqualTo(0.5);
    assertThat(spread.most()).isEqualTo(0.9);
    assertThat(Spread.of(0.1, new double[] {0.5}).deviation()).isZero();
  }
}
