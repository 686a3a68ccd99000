package dev.morphogen.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.model.Model;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From images to answers, as a person goes. */
final class TrainToPredictTest {

  @TempDir Path folder;

  @Test
  void trainEvaluatePredictOnTheSample() throws IOException {
    Path model = folder.resolve("a model");
    Typed trained = Typed.run("train", Typed.TINY, "--out", model, "--json").done();
    JsonNode json = trained.json();
    assertThat(json.propertyNames())
        .containsExactly(
            "testAccuracy", "bestTestAccuracy", "epochs", "imagesPerSecond", "model", "report");
    assertThat(json.get("testAccuracy").doubleValue()).isBetween(0.0, 1.0);
    assertThat(json.get("epochs").intValue()).isEqualTo(1);
    assertThat(json.get("imagesPerSecond").doubleValue()).isPositive();
    assertThat(json.get("model").stringValue()).isEqualTo(model.toString());
    assertThat(Path.of(json.get("report").stringValue()))
        .isEqualTo(model.resolve("report.html"))
        .exists();
    assertThat(trained.err()).contains("images/s").doesNotContain("\r").doesNotContain("\u001b");
    assertHoldsAModelAndItsReport(model);

    JsonNode evaluated =
        Typed.run("evaluate", "--model", model, "--limit", 40, "--json").done().json();
    assertThat(evaluated.get("accuracy")).isEqualTo(json.get("testAccuracy"));
    assertThat(evaluated.get("loss").doubleValue()).isPositive();
    assertThat(evaluated.get("classes")).hasSize(10);
    assertThat(evaluated.get("confusion")).hasSize(10).allMatch(row -> row.size() == 10);
    assertThat(Typed.run("evaluate", "--model", model).done().out())
        .contains("Ankle boot")
        .contains("1000 images");

    Path image = Pictures.paint(folder.resolve("boot.png"), 40, 30, Color.GRAY);
    JsonNode predicted = Typed.run("predict", "--model", model, image, "--json").done().json();
    assertThat(predicted).hasSize(1);
    JsonNode one = predicted.get(0);
    assertThat(one.propertyNames())
        .containsExactly("image", "class", "probability", "probabilities", "logits");
    assertThat(one.get("image").stringValue()).isEqualTo(image.toString());
    assertThat(one.get("probabilities").valueStream().mapToDouble(JsonNode::doubleValue).sum())
        .isBetween(0.999, 1.001);
    assertThat(one.get("probabilities")).contains(one.get("probability"));
    assertThat(one.get("logits")).hasSize(10);
    JsonNode summary = Typed.run("summary", "--model", model, "--json").done().json();
    assertThat(summary.get("input").toString()).isEqualTo("[32,32,1]");
  }

  private static void assertHoldsAModelAndItsReport(Path model) throws IOException {
    try (var files = Files.list(model)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "config.json", "model.safetensors", "metrics.jsonl", "report.html");
    }
  }

  @Test
  void foldersAreReadAtTheModelsSizeAndDividedAsForTheTraining() throws IOException {
    Pictures.ofPets(folder.resolve("pets"), 6);
    String data = "folder:" + folder.resolve("pets");
    Path model = folder.resolve("model");
    Typed.run(
            "train",
            "--data",
            data,
            "--image-size",
            "12x10",
            "--epochs",
            1,
            "--batch",
            4,
            "--widths",
            2,
            "--steps-per-block",
            1,
            "--seed",
            5,
            "--out",
            model)
        .done();
    assertThat(Typed.run("evaluate", "--model", model).done().out())
        .contains("cat")
        .contains("dog");
    assertThat(Model.load(model).provenance()).containsEntry("seed", 5);
    Typed reported = Typed.run("report", "--model", model).done();
    assertThat(reported.err()).isEmpty();
    assertThat(model.resolve("report.html")).content().contains("Confusion matrix").contains("dog");
    Typed good = Typed.run("predict", "--model", model, folder.resolve("pets/dog/1.png"));
    assertThat(good.done().out()).contains("pets/dog/1.png").contains("%");

    Typed.run("evaluate", "--model", model, "--data", "sample")
        .failed(2, "data sample: expected images of 12x10x3, got 32x32x1");
  }

  @Test
  void goodImagesAmongBadOnesAreAnswered() throws IOException {
    Path model = folder.resolve("model");
    Typed.run("train", Typed.TINY, "--out", model).done();
    Path good = Pictures.paint(folder.resolve("good.png"), 30, 30, Color.WHITE);
    Path bad = Files.writeString(folder.resolve("bad.png"), "no picture");
    String sentence = bad + ": expected a picture (JPEG or PNG), got a file of another kind";

    Typed typed = Typed.run("predict", "--model", model, bad, good);
    assertThat(typed.status()).isEqualTo(2);
    assertThat(typed.err()).isEqualToIgnoringNewLines("morphogen: " + sentence);
    assertThat(typed.out()).contains("good.png").doesNotContain("bad.png");

    JsonNode json = Typed.run("predict", "--model", model, bad, good, "--json").json();
    assertThat(json.get(0).propertyNames()).containsExactly("image", "error");
    assertThat(json.get(0).get("error").stringValue()).isEqualTo(sentence);
    assertThat(json.get(1).has("class")).isTrue();
  }

  @Test
  void theSameCallGivesTheSameModel() throws IOException {
    List<Path> models = List.of(folder.resolve("one"), folder.resolve("two"));
    for (Path model : models) {
      Typed.run("train", Typed.TINY, "--threads", models.indexOf(model) + 1, "--out", model).done();
    }
    assertThat(models.getFirst().resolve(Model.TENSORS))
        .hasSameBinaryContentAs(models.getLast().resolve(Model.TENSORS));
  }
}
