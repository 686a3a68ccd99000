package dev.morphogen.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.Typed;
import dev.morphogen.app.page.Chromium;
import dev.morphogen.app.page.InChromium;
import dev.morphogen.network.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reports of two small trainings, and the two side by side. */
final class ReportTest {

  private static final List<String> TWO_EPOCHS =
      List.of(
          "--limit",
          "40",
          "--epochs",
          "2",
          "--batch",
          "10",
          "--widths",
          "2,4",
          "--steps-per-block",
          "1");

  @TempDir static Path folder;
  private static Path implicit;
  private static Path plain;

  @BeforeAll
  static void train() {
    implicit = folder.resolve("implicit <b>model");
    plain = folder.resolve("plain");
    Typed trained =
        Typed.run("train", TWO_EPOCHS, "--step", "implicit", "--time-step", 0.5, "--out", implicit)
            .done();
    assertThat(trained.out()).contains("report").contains("report.html");
    Typed.run("train", TWO_EPOCHS, "--seed", 2, "--out", plain).done();
  }

  @Test
  void aReportShowsEverythingInABrowserWithoutANetwork() throws IOException {
    assertThat(implicit.resolve("report.html"))
        .content()
        .doesNotContain("<b>model")
        .contains(
            "\"y\":{\"label\":\"loss\",\"log\":false}",
            "smoothing and teachers as the recipe says");
    try (Chromium browser = InChromium.start(folder)) {
      Path pictures = Path.of("target", "pages");
      InChromium.check(browser, implicit.resolve("report.html"), 6, pictures.resolve("implicit"));
      assertThat(browser.evaluate("document.querySelector('h1').textContent").asString())
          .isEqualTo("implicit <b>model");
      assertThat(headings(browser))
          .isEqualTo(
              "Curves|Class by class|The worst mistakes|Diffusion|The learnt stencils|How it was made");
      assertThat(browser.evaluate("document.querySelectorAll('.shaded td').length").asInt())
          .isEqualTo(100);
      assertThat(sectionPictures(browser, "The worst mistakes")).isEqualTo(24);
      assertThat(sectionPictures(browser, "Diffusion"))
          .as("a Green's function a step")
          .isEqualTo(2);
      assertThat(sectionPictures(browser, "The learnt stencils")).isPositive();

      assertThat(classTable(browser, "scrollWidth"))
          .as("no number of a class is hidden on a phone")
          .isLessThanOrEqualTo(classTable(browser, "clientWidth"));

      InChromium.check(browser, plain.resolve("report.html"), 4, pictures.resolve("plain"));
      assertThat(headings(browser)).doesNotContain("Diffusion");

      Path side = folder.resolve("side by side.html");
      Typed.run("compare", implicit, plain, "--html", side).done();
      InChromium.check(browser, side, 6, pictures.resolve("compared"));
    }
  }

  private static int classTable(Chromium browser, String width) {
    browser.size(390, 844, true);
    return browser
        .evaluate("document.querySelectorAll('section:nth-of-type(2) .wide')[0]." + width)
        .asInt();
  }

  private static String headings(Chromium browser) {
    return browser
        .evaluate("[...document.querySelectorAll('h2')].map(h => h.textContent).join('|')")
        .asString();
  }

  private static int sectionPictures(Chromium browser, String heading) {
    return browser
        .evaluate(
            "[...document.querySelectorAll('section')].find(s => s.querySelector('h2').textContent === '%s').querySelectorAll('img').length"
                .formatted(heading))
        .asInt();
  }

  /** Grey images: the opening's convolution is a dense one, though of one channel. */
  @Test
  void onlyConvolutionsThatWorkChannelByChannelAreShown() {
    assertThat(plain.resolve("report.html"))
        .content()
        .contains("blocks.0.steps.0.first.stencil\n")
        .doesNotContain("opening.convolution\n");
  }

  @Test
  void metricsAreThoseOfTheModelsRecord() throws IOException {
    List<JsonNode> lines =
        Files.readAllLines(implicit.resolve("metrics.jsonl")).stream()
            .map(JsonMapper.shared()::readTree)
            .toList();
    assertThat(lines).hasSize(2);
    List<?> history = (List<?>) Model.load(implicit).provenance().get("history");
    JsonNode last = JsonMapper.shared().valueToTree(history.getLast());
    assertThat(lines.getLast().get("loss")).isEqualTo(last.get("trainingLoss"));
    assertThat(lines.getLast().get("testAccuracy")).isEqualTo(last.get("testAccuracy"));
    assertThat(lines.getLast().get("stability")).hasSize(2);
    assertThat(lines.getLast().get("stability").get(0).get("lambdaMax").doubleValue())
        .isEqualTo(Model.load(implicit).stability().getFirst().lambdaMax());
  }

  @Test
  void theReportIsMadeAnewToTheSameBytes() throws IOException {
    Path again = folder.resolve("again.html");
    Typed made = Typed.run("report", "--model", plain, "--out", again).done();
    assertThat(made.out()).isEqualToIgnoringNewLines(again.toString());
    assertThat(again).hasSameTextualContentAs(plain.resolve("report.html"));
  }

  @Test
  void withoutItsImagesTheReportSaysSo() throws IOException {
    Path model = folder.resolve("moved");
    Files.createDirectories(model);
    String config = Files.readString(plain.resolve("config.json"));
    Files.writeString(
        model.resolve("config.json"), config.replace("\"sample\"", "\"folder:gone\""));
    Files.copy(plain.resolve("model.safetensors"), model.resolve("model.safetensors"));
    Typed made = Typed.run("report", "--model", model).done();
    assertThat(made.err()).contains("The test is left out, name its images with --data: ");
    assertThat(model.resolve("report.html"))
        .content()
        .contains("The test is left out")
        .doesNotContain("The worst mistakes");
    JsonNode json =
        Typed.run("report", "--model", model, "--data", "sample", "--limit", 40, "--json")
            .done()
            .json();
    assertThat(json.get("epochs").intValue()).isEqualTo(2);
    assertThat(model.resolve("report.html"))
        .content()
        .contains(
            "The worst mistakes", "its number among the test images, from 0", ", image\u00A0");
  }

  @Test
  void aReportWithATestIsNotReplacedByOneWithout() throws IOException {
    Path model = Files.createDirectories(folder.resolve("tested"));
    String config = Files.readString(plain.resolve("config.json"));
    Files.writeString(
        model.resolve("config.json"), config.replace("\"sample\"", "\"folder:gone\""));
    Files.copy(plain.resolve("model.safetensors"), model.resolve("model.safetensors"));
    Path page = model.resolve("report.html");
    Files.copy(plain.resolve("report.html"), page);
    Typed.run("report", "--model", model)
        .failed(
            2,
            "folder:gone: expected a folder, there is none; "
                + page
                + " shows the model's test and stays: name the images with --data, or a file for a report without a test with --out");
    assertThat(page).hasSameTextualContentAs(plain.resolve("report.html"));
    Path other = folder.resolve("untested.html");
    Typed.run("report", "--model", model, "--out", other).done();
    assertThat(other).content().contains("The test is left out");
  }

  @Test
  void aReportOnOtherImagesShowsTheirNumber() {
    Path page = folder.resolve("four.html");
    List<Object> four = List.of("report", "--model", plain, "--data", "sample", "--limit", 4);
    JsonNode json = Typed.run(four, "--out", page, "--json").done().json();
    assertThat(json.at("/images").intValue()).isEqualTo(4);
    assertThat(json.at("/data").asString()).isEqualTo("sample");
    assertThat(4 * json.at("/testAccuracy").doubleValue()).isIn(0.0, 1.0, 2.0, 3.0, 4.0);
    assertThat(page).content().contains("accuracy on sample, 4 images");
    assertThat(plain.resolve("report.html")).content().doesNotContain("accuracy on");
  }

  @Test
  void comparedRunsShowWhatWasDifferent() {
    Typed compared = Typed.run("compare", implicit, plain).done();
    assertThat(compared.out())
        .contains("plain")
        .contains("seed")
        .contains("sha256:")
        .contains("architecture.step ")
        .doesNotContain("recipe.batch")
        .doesNotContain("command");
    assertThat(compared.out().lines()).allMatch(line -> line.length() <= 80);
    JsonNode json = Typed.run("compare", implicit, plain, "--json").done().json();
    assertThat(json.get("runs")).hasSize(2);
    assertThat(json.get("differences").get("seed").toString()).isEqualTo("[\"1\",\"2\"]");
    assertThat(json.get("runs").get(1).get("testAccuracy"))
        .isEqualTo(
            JsonMapper.shared().valueToTree(Model.load(plain).provenance().get("testAccuracy")));
    assertThat(Typed.run("compare", plain).done().out()).contains("Nothing to compare it with.");
  }

  @Test
  void aReportThatCannotBeWrittenCostsNoModel() throws IOException {
    Path out = folder.resolve("in the way");
    Files.createDirectories(out.resolve("report.html"));
    Typed trained = Typed.run("train", Typed.TINY, "--out", out).done();
    assertThat(trained.err())
        .contains("morphogen: the training is unharmed, but not its report: ")
        .contains("expected a file to write, got a folder");
    assertThat(trained.out()).contains("next").doesNotContain("report.html");
    assertThat(Model.load(out).provenance()).containsEntry("epochs", 1);
    assertThat(out.resolve("metrics.jsonl")).exists();
  }

  @Test
  void recordsWithoutWeightsAreCompared() throws IOException {
    Path record = Files.createDirectories(folder.resolve("record/plain"));
    Files.copy(plain.resolve("config.json"), record.resolve("config.json"));
    JsonNode all = Typed.run("compare", plain, "--json").done().json().get("runs").get(0);
    JsonNode less = Typed.run("compare", record, "--json").done().json().get("runs").get(0);
    for (String name : List.of("name", "testAccuracy", "testLoss", "parameters", "multiplyAdds")) {
      assertThat(less.get(name)).as(name).isNotNull().isEqualTo(all.get(name));
    }
  }

  @Test
  void wrongCallsAreOneSentence() throws IOException {
    Path diary =
        Files.writeString(
            folder.resolve("diary.html"), "<!doctype html>\nmine, and not to be lost, ever");
    String sentence =
        diary
            + ": expected a new file or an earlier page, got another file: give the page another name";
    Typed.run("report", "--model", plain, "--out", diary).failed(2, sentence);
    Typed.run("compare", plain, "--html", diary).failed(2, sentence);
    Typed.run("compare", plain, folder.resolve("no"))
        .failed(2, folder.resolve("no") + ": expected a folder with config.json, it is missing");
    Typed.run("compare", diary, plain)
        .failed(2, diary + ": expected a folder with config.json, it is a file");
    Typed.run("report", "--model", plain, "--limit", 5)
        .failed(
            2,
            "--limit: expected --data beside it: a report of the model's own images takes them as they were");
    Typed.run("report", "--model", plain, "--data", "idx:gone")
        .failed(2, "idx:gone: expected a folder, there is none");
  }
}
