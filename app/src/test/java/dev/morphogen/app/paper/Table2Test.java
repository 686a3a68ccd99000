package dev.morphogen.app.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.app.Pictures;
import dev.morphogen.app.Typed;
import dev.morphogen.network.json.JsonPlace;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class Table2Test {

  private static final String NAME = "sample-explicit-A-limit12-seed1";

  @TempDir static Path before;
  @TempDir Path folder;

  @BeforeAll
  static void train() {
    table(before, "--steps", "explicit").done();
  }

  private static Typed table(Path out, Object... more) {
    return Typed.run("paper", "table2", "--limit", 12, "--epochs", 1, "--out", out, List.of(more));
  }

  private Typed table(Object... more) {
    return table(folder, more);
  }

  /** What {@code table("--steps", "explicit")} leaves, without the work. */
  private Path trained() throws IOException {
    try (Stream<Path> files = Files.walk(before)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = folder.resolve(before.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return folder.resolve("table2").resolve(NAME);
  }

  @Test
  void trainsWhatIsMissingAndSaysWhatThePaperHas() throws IOException {
    Typed first = table("--steps", "explicit", "--compare-with", "cifar10").done();
    Path model = folder.resolve("table2").resolve(NAME);
    assertThat(Model.isIn(model)).isTrue();
    JsonNode cell =
        JsonMapper.shared().readTree(folder.resolve("table2.json").toFile()).at("/cells/0");
    assertThat(cell.at("/paperPercent").doubleValue()).isEqualTo(88.9);
    double ours = 100 * (Double) Model.load(model).provenance().get("testAccuracy");
    assertThat(cell.at("/percent").doubleValue()).isEqualTo(ours);
    assertThat(cell.at("/difference").doubleValue()).isEqualTo(ours - 88.9);
    assertThat(cell.at("/standardDeviation").isMissingNode()).isTrue();
    assertThat(Files.readString(folder.resolve("table2.md"))).isEqualTo(first.out());
    assertThat(first.out()).contains("| explicit |", "88.9").contains("paper table2 --limit 12");

    assertThat(Files.readString(folder.resolve("table2.html")))
        .contains("<td>explicit</td>", "test accuracy (%)", "sample, network A");

    byte[] before = Files.readAllBytes(model.resolve(Model.TENSORS));
    Typed again = table("--steps", "explicit", "--seeds", "1,2", "--json").done();
    assertThat(again.err()).contains("1/2 sample-explicit-A-limit12-seed1: done before");
    assertThat(Files.readAllBytes(model.resolve(Model.TENSORS))).isEqualTo(before);
    assertThat(again.json().at("/cells/0/runs").size()).isEqualTo(2);
    assertThat(again.json().at("/cells/0/standardDeviation").isNumber()).isTrue();
  }

  @Test
  void whatIsNamedTwiceIsOneRun() throws IOException {
    trained();
    Object[] twice = {"--steps", "explicit,explicit", "--widths", "A,A", "--seeds", "1,1"};
    JsonNode table =
        table(List.of(twice), "--data", "sample", "--data", "sample", "--json").done().json();
    assertThat(table.at("/cells")).hasSize(1);
    assertThat(table.at("/cells/0/runs")).hasSize(1);
    assertThat(table.at("/cells/0/standardDeviation").isMissingNode()).isTrue();
  }

  @Test
  void anInterruptedTrainingGoesOnAsItBeganOrNotAtAll() throws IOException {
    Path run = folder.resolve("table2/sample-explicit-A-limit12-seed1");
    Files.createDirectories(run.resolve(Model.CONFIG)); // so that it keeps its checkpoint
    List<Object> begun = List.of("train", "--step", "explicit", "--limit", 12, "--epochs", 1);
    assertThat(Typed.run(begun, "--out", run, "--overwrite").status()).isOne();
    Files.delete(run.resolve(Model.CONFIG));
    List<Object> other = List.of("--limit", 12, "--epochs", 2, "--steps", "explicit");
    Typed refused = Typed.run("paper", "table2", other, "--out", folder);
    assertThat(refused.status()).isOne();
    assertThat(refused.err()).contains("recipe.epochs is 1 there and 2 here");
    assertThat(table("--steps", "explicit").done().err()).contains("continuing " + run);
    assertThat(Model.load(run).provenance()).containsEntry("epochs", 1);
  }

  @Test
  void aFolderFoundFromHereIsTheSameWhenFoundByItsWholePath() throws IOException {
    Path pictures = folder.resolve("pictures");
    Pictures.ofPets(pictures, 5);
    String near = "folder:" + Path.of("").toAbsolutePath().relativize(pictures);
    table("--steps", "explicit", "--data", near).done();
    Typed again = table("--steps", "explicit", "--data", "folder:" + pictures).done();
    assertThat(again.err()).contains("pictures-explicit-A-limit12-seed1: done before");
  }

  /** As under {@code experiments/}, where weights are left out. */
  @Test
  void aRecordWithoutWeightsIsEnough() throws IOException {
    Path model = trained();
    String measured = Files.readString(folder.resolve("table2.md"));
    Files.delete(model.resolve(Model.TENSORS));
    Typed again = table("--steps", "explicit", "--report-only").done();
    assertThat(rows(again.out())).isNotEmpty().isEqualTo(rows(measured));
  }

  @Test
  void theRunsSayThemselvesWhenAndOnWhatTheyWereTrained() throws IOException {
    table("--steps", "explicit").done();
    Path config = folder.resolve("table2/sample-explicit-A-limit12-seed1").resolve(Model.CONFIG);
    String made =
        Files.readString(config)
            .replaceFirst("\"date\" : \"[^\"]+\"", "\"date\" : \"2025-01-02T03:04:05Z\"")
            .replaceFirst("\"cpu\" : \"[^\"]+\"", "\"cpu\" : \"an older one\"");
    Files.writeString(config, made);
    String again = table("--steps", "explicit", "--report-only", "--threads", 3).done().out();
    assertThat(again)
        .containsPattern("Trained 2025-01-02T03:04:05Z with Morphogen \\S+ on an older one\\.")
        .containsPattern("Put together 20\\S+ with Morphogen \\S+\\.")
        .doesNotContain("Measured", "3 threads");
    assertThat(folder.resolve("table2.html")).content().contains("on an older one.");
    JsonNode cell =
        JsonMapper.shared().readTree(folder.resolve("table2.json").toFile()).at("/cells/0");
    assertThat(cell.at("/runs/0/origin/date").stringValue()).isEqualTo("2025-01-02T03:04:05Z");
  }

  @Test
  void everyAccuracyStandsBesideItsSeed() throws IOException {
    table("--steps", "explicit", "--seeds", 2).done();
    table("--steps", "explicit", "--seeds", 1).done();
    JsonNode runs =
        table("--steps", "explicit", "--seeds", "2,3,1", "--report-only", "--json")
            .done()
            .json()
            .at("/cells/0/runs");
    assertThat(runs.values()).extracting(run -> run.at("/seed").asInt()).containsExactly(2, 1);
    for (JsonNode run : runs) {
      Path model = folder.resolve("table2/sample-explicit-A-limit12-seed" + run.at("/seed"));
      double percent = 100 * (Double) Model.load(model).provenance().get("testAccuracy");
      assertThat(run.at("/percent").doubleValue()).isEqualTo(percent);
      assertThat(run.at("/standardError").doubleValue())
          .isCloseTo(100 * Math.sqrt(percent / 100 * (1 - percent / 100) / 12), within(1e-9));
    }
    assertThat(folder.resolve("table2.md")).content().contains("(2 of 3)");
  }

  @Test
  void imagesThatDifferBetweenRunsAreRemarkedOn() throws IOException {
    trained();
    String remark = "sample A: not all runs saw the same images";
    String same = table("--steps", "explicit", "--report-only").done().out();
    assertThat(same).contains("a standard error of up to").doesNotContain(remark);
    Path config = folder.resolve("table2").resolve(NAME).resolve(Model.CONFIG);
    Path other = folder.resolve("table2/sample-implicit-A-limit12-seed1");
    Files.createDirectories(other);
    Files.writeString(
        other.resolve(Model.CONFIG),
        Files.readString(config).replaceFirst("sha256:..", "sha256:xx"));
    assertThat(table("--steps", "explicit,implicit", "--report-only").done().out())
        .contains(remark);
  }

  private static List<String> rows(String markdown) {
    return markdown.lines().filter(line -> line.startsWith("| explicit")).toList();
  }

  @Test
  void aModelOfAnotherRecipeIsNotTakenForThisOne() throws IOException {
    trained();
    Typed other =
        Typed.run("paper", "table2", "--steps", "explicit", "--limit", 12, "--out", folder);
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err())
        .contains("sample-explicit-A-limit12-seed1: expected the recipe {name=fast, epochs=")
        .contains("name another folder with --out");
  }

  @Test
  void theSameRecipeUnderAnotherNameIsTheSame() throws IOException {
    Recipe made = Recipe.read(trained());
    Path file = folder.resolve("renamed.json");
    Files.write(file, JsonPlace.write(made.with("name", "renamed").toMap()));
    Typed again =
        Typed.run(
            "paper",
            "table2",
            "--steps",
            "explicit",
            "--limit",
            12,
            "--recipe",
            file,
            "--out",
            folder);
    assertThat(again.status()).isZero();
    assertThat(again.err()).contains("sample-explicit-A-limit12-seed1: done before");
    assertThat(again.out()).contains("recipe renamed");
  }

  @Test
  void aModelOfOtherTeachersIsNotTakenForThisOne() throws IOException {
    Path teacher = folder.resolve("teacher");
    Files.move(trained(), teacher);
    Typed taught = table("--steps", "explicit", "--teacher", teacher).done();
    assertThat(taught.out()).contains("learning from 1 teacher besides the labels");
    Typed again = table("--steps", "explicit", "--teacher", teacher).done();
    assertThat(again.err()).contains("sample-explicit-A-limit12-seed1: done before");
    Typed alone = table("--steps", "explicit");
    assertThat(alone.status()).isEqualTo(2);
    assertThat(alone.err()).contains("expected the teachers [], got a model of [sha256:");
  }

  @Test
  void aFailedTrainingLeavesTheOthersTheirChance() throws IOException {
    Path wild = folder.resolve("wild.json");
    Files.writeString(
        wild,
        """
        {"name": "wild", "epochs": 4, "batch": 4, "smoothing": 0, "average": 0,
         "optimizer": {"kind": "nesterov", "momentum": 0.9, "decay": 0},
         "learningRate": {"kind": "halving", "peak": 1000000, "every": 9},
         "augmentation": {"flip": "none", "padding": 0, "border": "black", "smallestArea": 1}}
        """);
    Typed typed =
        Typed.run(
            "paper",
            "table2",
            "--steps",
            "explicit",
            "--limit",
            12,
            "--recipe",
            wild,
            "--out",
            folder);
    assertThat(typed.status()).as(typed.err()).isEqualTo(1);
    assertThat(typed.out()).contains("failed");
  }

  @Test
  void wrongCallsAreOneSentence() {
    table("--compare-with", "cifar11")
        .failed(2, "--compare-with: expected one of cifar10, cifar100, stl10, got 'cifar11'");
    assertThat(table("--steps", "explicit,none").status()).isEqualTo(2);
    assertThat(folder.resolve("table2")).doesNotExist();
  }

  @Test
  void twoDataSetsOfOneNameAreRefusedBeforeAnyTraining() {
    table("--data", "folder:a/pets", "--data", "folder:b/pets")
        .failed(
            2,
            "--data: expected data sets that are called differently, as trainings have folders of their names,"
                + " got folder:a/pets and folder:b/pets: give each a table of its own with --out");
    assertThat(folder.resolve("table2")).doesNotExist();
  }

  @Test
  void dataThatCannotBeOpenedLeavesTheTableAsItWas() throws IOException {
    Path table = Files.writeString(folder.resolve("table2.md"), "measured");
    table("--data", "folder:twoo").failed(2, "folder:twoo: expected a folder, there is none");
    assertThat(table("--data", "nope").status()).isEqualTo(2);
    Typed.run("paper", "table2", "--limit", 0, "--out", folder)
        .failed(2, "--limit: expected at least 1 image, got 0");
    assertThat(table).hasContent("measured");
    assertThat(folder).isDirectoryNotContaining("glob:**/table2");
    Path unmade = folder.resolve("new");
    Typed.run("paper", "table2", "--data", "folder:twoo", "--out", unmade)
        .failed(2, "folder:twoo: expected a folder, there is none");
    assertThat(unmade).doesNotExist();
  }
}
