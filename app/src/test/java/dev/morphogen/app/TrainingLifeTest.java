package dev.morphogen.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.json.JsonPlace;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.checkpoint.CheckpointFolder;
import dev.morphogen.training.checkpoint.FolderLock;
import dev.morphogen.training.optimizer.NesterovSettings;
import dev.morphogen.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training's folder: what is overwritten, what is kept, what goes on. */
final class TrainingLifeTest {

  @TempDir Path folder;

  /** As a full disk would: everything but the model can be written. */
  private Path trainingThatCouldNotWriteItsModel(Object... more) throws IOException {
    Path out = folder.resolve("model");
    Files.createDirectories(out.resolve(Model.CONFIG));
    Typed.run("train", Typed.TINY, List.of(more), "--out", out, "--overwrite")
        .failed(
            1,
            "%s: it cannot be written (%s is a folder): is there room, and may you write there?"
                .formatted(out, out.resolve(Model.CONFIG)));
    Files.delete(out.resolve(Model.CONFIG));
    return out;
  }

  @Test
  void whatWasLearntBeforeAFailureIsKeptAndGoesOn() throws IOException {
    Path whole = folder.resolve("whole");
    Typed.run("train", Typed.TINY, "--out", whole).done();
    Path broken = trainingThatCouldNotWriteItsModel();
    assertThat(broken.resolve(Model.TENSORS)).doesNotExist();

    Typed.run("train", Typed.TINY, "--out", broken)
        .failed(
            2,
            "%s: holds a training that has not ended: add --resume to continue it or --overwrite to begin anew"
                .formatted(broken));
    Typed.run("train", "--resume", "--out", broken, "--learning-rate", 0.5)
        .failed(
            2,
            "%s/checkpoints: expected a checkpoint of this training, got one of another, as recipe.learningRate.peak is 0.1 there and 0.5 here: resume it as it began, or begin anew in another folder"
                .formatted(broken));
    assertThat(broken.resolve("report.html"))
        .content()
        .contains("Stopped after epoch 1 of 1. To go on: ./morphogen train --resume --out ");
    Typed resumed = Typed.run("train", "--resume", "--out", broken, "--json").done();
    assertThat(resumed.json().get("epochs").intValue()).isEqualTo(1);
    assertThat(Model.load(broken).provenance().get("command").toString())
        .startsWith(
            "./morphogen train --resume --out %s --json, begun as ./morphogen train "
                .formatted(broken))
        .contains(" --widths 2,4 ")
        .endsWith(" --out " + broken);
    assertThat(broken.resolve(Model.TENSORS)).hasSameBinaryContentAs(whole.resolve(Model.TENSORS));
    assertThat(broken.resolve("checkpoints")).doesNotExist();
    assertThat(Files.readAllLines(broken.resolve("metrics.jsonl"))).hasSize(1);
    assertThat(broken.resolve("report.html")).content().contains("The worst mistakes");
  }

  /** The paper's learning rate does not depend on the number of epochs, so more may be asked for. */
  @Test
  void moreEpochsAreRememberedByTheNextInterruption() throws IOException {
    Path broken = trainingThatCouldNotWriteItsModel("--recipe", "paper");
    Files.createDirectories(broken.resolve(Model.CONFIG));
    assertThat(Typed.run("train", "--resume", "--epochs", 3, "--out", broken).status()).isOne();
    Files.delete(broken.resolve(Model.CONFIG));
    Typed resumed = Typed.run("train", "--resume", "--out", broken, "--json").done();
    assertThat(resumed.json().get("epochs").intValue()).isEqualTo(3);
  }

  @Test
  void aTrainingAtWorkIsLeftAlone() throws IOException {
    Path out = trainingThatCouldNotWriteItsModel();
    CheckpointFolder checkpoints = new CheckpointFolder(out.resolve("checkpoints"));
    String refusal =
        out.resolve("checkpoints")
            + ": expected no training at work here, got one: wait for it, end it, or name another folder";
    try (FolderLock _ = checkpoints.lock()) {
      Typed.run("train", "--resume", "--out", out).failed(2, refusal);
      Typed.run("train", Typed.TINY, "--out", out, "--overwrite").failed(2, refusal);
      assertThat(checkpoints.newest(torn -> {})).isPresent();
    }
    Typed.run("train", "--resume", "--out", out).done();
    assertThat(out.resolve("checkpoints")).doesNotExist();
  }

  @Test
  void aRecipeOfOnesOwnGoesOnAsItBegan() throws IOException {
    Path recipe = folder.resolve("mine.json");
    Files.write(recipe, JsonPlace.write(Recipe.paper().with("name", "mine").toMap()));
    Path broken =
        trainingThatCouldNotWriteItsModel(
            "--recipe", recipe, "--set", "smoothing=0.1", "--set", "optimizer=nesterov");
    Files.delete(recipe);
    Typed.run("train", "--resume", "--out", broken)
        .failed(2, "recipe: expected fast, paper or a recipe's file, got '%s'".formatted(recipe));
    Files.write(recipe, JsonPlace.write(Recipe.paper().with("name", "mine").toMap()));
    Typed.run("train", "--resume", "--out", broken).done();
    Recipe made = Recipe.read(broken);
    assertThat(made.name()).isEqualTo("mine");
    assertThat(made.smoothing()).isEqualTo(0.1);
    assertThat(made.optimizer()).isEqualTo(new NesterovSettings(0.9, 5e-4));
    Typed.run("train", Typed.TINY, "--set", "smoothing")
        .failed(2, "recipe: expected PLACE=VALUE such as smoothing=0.1, got 'smoothing'");
  }

  @Test
  void teachersAreTheSameAfterAnInterruption() throws IOException {
    Path teacher = folder.resolve("teacher");
    Typed.run("train", Typed.TINY, "--out", teacher).done();
    Path broken = trainingThatCouldNotWriteItsModel("--teacher", teacher);
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(teacher, elsewhere);
    Typed.run("train", "--resume", "--out", broken)
        .failed(
            2,
            "teacher: expected a folder with config.json and model.safetensors, got %s, which is missing"
                .formatted(teacher));
    Files.move(elsewhere, teacher);
    Typed.run("train", "--resume", "--out", broken).done();
    assertThat(broken.resolve(Model.CONFIG)).content().contains(Model.load(teacher).checksum());
    assertThat(Files.readAllBytes(broken.resolve(Model.TENSORS)))
        .isNotEqualTo(Files.readAllBytes(teacher.resolve(Model.TENSORS)));
  }

  @Test
  void theRecordedCommandCanBeTypedAgain() {
    Path out = folder.resolve("it's a model");
    Typed.run("train", Typed.TINY, "--out", out).done();
    assertThat(Model.load(out).provenance().get("command").toString())
        .startsWith("./morphogen train --limit 40 ")
        .endsWith(" --out '%s'".formatted(out.toString().replace("'", "'\\''")));
  }

  @Test
  void aTeacherOfOtherImagesIsOneSentence() {
    Path teacher = folder.resolve("teacher");
    Path out = folder.resolve("model");
    Typed.run("train", Typed.TINY, "--image-size", "16x16", "--out", teacher).done();
    Typed.run("train", Typed.TINY, "--teacher", teacher, "--out", out)
        .failed(2, "--teacher: expected a model for images of 32x32x1, got one for 16x16x1");
    assertThat(out).doesNotExist();
  }

  @Test
  void aRefusedOverwriteLeavesTheTrainingThatIsThere() throws IOException {
    Path broken = trainingThatCouldNotWriteItsModel();
    Path teacher = folder.resolve("teacher");
    Typed.run("train", Typed.TINY, "--image-size", "16x16", "--out", teacher).done();
    Typed.run("train", Typed.TINY, "--teacher", teacher, "--out", broken, "--overwrite")
        .failed(2, "--teacher: expected a model for images of 32x32x1, got one for 16x16x1");
    Typed resumed = Typed.run("train", "--resume", "--out", broken).done();
    assertThat(resumed.err()).doesNotContain("beginning at the beginning");
  }

  @Test
  void aFinishedModelIsNotOverwrittenUnasked() throws IOException {
    Path out = folder.resolve("model");
    Typed.run("train", Typed.TINY, "--out", out).done();
    byte[] before = Files.readAllBytes(out.resolve(Model.TENSORS));
    Typed.run("train", Typed.TINY, "--seed", 2, "--out", out)
        .failed(
            2,
            "%s: holds a model already: name another folder with --out or add --overwrite"
                .formatted(out));
    Typed.run("train", "--resume", "--out", out)
        .failed(
            2, "%s: expected a training that has not ended, found a finished model".formatted(out));
    assertThat(out.resolve(Model.TENSORS)).hasBinaryContent(before);
    Typed.run("train", Typed.TINY, "--seed", 2, "--out", out, "--overwrite").done();
    assertThat(Files.readAllBytes(out.resolve(Model.TENSORS))).isNotEqualTo(before);
  }

  @Test
  void aTrainingThatFailsBeforeItLearntLeavesNoTrace() throws IOException {
    Path earlier = folder.resolve("model");
    Typed.run("train", Typed.TINY, "--out", earlier).done();
    byte[] before = Files.readAllBytes(earlier.resolve(Model.TENSORS));
    for (Path out : new Path[] {folder.resolve("fresh"), earlier}) {
      Typed failed =
          Typed.run(
              "train",
              Typed.TINY,
              "--step",
              "resnet",
              "--learning-rate",
              1e6,
              "--out",
              out,
              "--overwrite");
      assertThat(failed.status()).as(failed.err()).isEqualTo(1);
      assertThat(failed.err().lines().toList().getLast())
          .startsWith("morphogen: training: ")
          .contains("became ")
          .contains("try a smaller learning rate");
    }
    assertThat(folder.resolve("fresh")).doesNotExist();
    assertThat(earlier.resolve(Model.TENSORS)).hasBinaryContent(before);
    assertThat(earlier.resolve("checkpoints")).doesNotExist();
  }

  @Test
  void aRefusedCallLeavesAFolderOfOthersAsItWas() throws IOException {
    Path theirs = Files.createDirectories(folder.resolve("project/checkpoints"));
    Files.writeString(theirs.resolve("my-weights.pt"), "theirs");
    for (List<?> more : List.of(List.of(), List.of("--overwrite"))) {
      Typed refused = Typed.run("train", "--limit", 1, "--out", theirs.getParent(), more);
      assertThat(refused.status()).as(refused.err()).isEqualTo(2);
      assertThat(theirs.resolve("my-weights.pt")).hasContent("theirs");
    }
  }

  @Test
  void oneImageIsNotOneImages() {
    Typed typed = Typed.run("train", "--limit", 1, "--out", folder.resolve("model"));
    assertThat(typed.err()).contains("sample: 1 training image and 1 test image of 32x32x1");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "here");
    for (Path out : List.of(file, file.resolve("model"))) {
      // Before any data are read: there are none.
      Typed.run("train", "--data", "folder:gone", "--overwrite", "--out", out)
          .failed(
              2,
              "%s: expected a folder to write to, it cannot be made (%s is no folder)"
                  .formatted(out, file));
    }
    assertThat(file).hasContent("here");
    Typed.run("train", "--resume", "--out", folder)
        .failed(2, folder + ": expected a training that has not ended, found none");
  }
}
