package dev.morphogen.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.app.option.NetworkOptions;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.paper.Width;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelsFolderTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
  private final Screen screen = Screen.plain(stream, stream);

  @Test
  void everyTrainingGetsAFolderOfItsOwn() {
    ModelsFolder models = new ModelsFolder(folder.resolve("deep/models"));
    assertThat(models.fresh("a", screen).path()).isEqualTo(models.path().resolve("a"));
    assertThat(models.fresh("a", screen).path()).isEqualTo(models.path().resolve("a-2"));
    assertThat(err.size()).isZero();
    new TrainingFolder(models.path().resolve("a-2")).begin(List.of("--seed", "1"));
    assertThat(models.fresh("a", screen).path()).isEqualTo(models.path().resolve("a-3"));
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("a-2 has not ended; to continue it:")
        .contains("  ./morphogen train --resume --out " + models.path().resolve("a-2"));
  }

  @Test
  void theNewestUnfinishedTrainingIsResumed() throws IOException {
    ModelsFolder models = new ModelsFolder(folder);
    assertThatThrownBy(models::newestUnfinished)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "--resume: expected a training that has not ended in %s, found none: name its folder with --out"
                .formatted(folder));
    Files.createDirectory(folder.resolve("finished"));
    for (String name : List.of("old", "new")) {
      new TrainingFolder(folder.resolve(name)).begin(List.of("--seed", name));
    }
    folder.resolve("old/checkpoints").toFile().setLastModified(1000);
    TrainingFolder newest = models.newestUnfinished();
    assertThat(newest.path()).isEqualTo(folder.resolve("new"));
    assertThat(newest.arguments()).containsExactly("--seed", "new");
  }

  @Test
  void argumentsSayTheSameAgain() {
    List<String> given =
        List.of(
            ("--data idx:x --widths 4,8 --limit 9 --boundary periodic --convolution fourier")
                .split(" "));
    TrainOptions options = TrainOptions.parse(List.of(), given);
    List<String> written = options.arguments();
    assertThat(written)
        .containsSequence("--data", "idx:" + Path.of("x").toAbsolutePath())
        .containsSequence("--widths", "4,8")
        .containsSequence("--epochs", "" + options.recipe().epochs());
    TrainOptions again =
        TrainOptions.parse(written, List.of("--out", "x", "--resume", "--seed", "5"));
    assertThat(again.network().architecture()).isEqualTo(options.network().architecture());
    assertThat(again.recipe()).isEqualTo(options.recipe());
    assertThat(again.seed()).isEqualTo(5);
    assertThat(TrainOptions.parse(written, List.of("--widths", "2")).network().shortName())
        .isEqualTo("linearmix-2");
  }

  @Test
  void whatIsGivenLaterReplacesWhatItExcludes() {
    List<String> stored = TrainOptions.parse(List.of(), List.of("--widths", "4")).arguments();
    NetworkOptions width = TrainOptions.parse(stored, List.of("--width", "B")).network();
    assertThat(width.shortName()).isEqualTo("linearmix-B");
    assertThat(width.architecture()).isEqualTo(Architecture.of("linearmix", Width.B.channels()));
    NetworkOptions file = TrainOptions.parse(stored, List.of("--config", "mine.json")).network();
    assertThat(file.arguments())
        .containsExactly("--config", "" + Path.of("mine.json").toAbsolutePath());
    NetworkOptions step =
        TrainOptions.parse(file.arguments(), List.of("--step", "resnet")).network();
    assertThat(step.architecture()).isEqualTo(Architecture.of("resnet", Width.A.channels()));
    List<String> both = List.of("--widths", "4", "--width", "B");
    NetworkOptions excluding = TrainOptions.parse(stored, both).network();
    assertThatThrownBy(excluding::architecture).hasMessageContaining("got both");
  }

  @Test
  void anArchitectureIsTakenFromAModelsFolderToo() throws IOException {
    Path model = Files.createDirectory(folder.resolve("two"));
    Files.writeString(
        model.resolve("config.json"), "{\"architecture\":{\"widths\":[4,8],\"step\":\"resnet\"}}");
    for (Path config : List.of(model, model.resolve("config.json"))) {
      NetworkOptions network =
          TrainOptions.parse(List.of(), List.of("--config", config.toString())).network();
      assertThat(network.architecture()).isEqualTo(Architecture.of("resnet", List.of(4, 8)));
      assertThat(network.shortName()).isEqualTo("two");
    }
    assertThat(TrainOptions.parse(List.of(), List.of("--config", "a/mine.json")).shortName())
        .isEqualTo("sample-mine");
  }

  @Test
  void teachersNamedAgainAreTheSameTeachers() {
    List<String> given = List.of("--teacher", "a", "--teacher", "b");
    List<String> written = TrainOptions.parse(List.of(), given).arguments();
    assertThat(written).containsOnlyOnce("" + Path.of("a").toAbsolutePath());
    assertThat(TrainOptions.parse(written, List.of()).arguments()).isEqualTo(written);
    assertThat(TrainOptions.parse(written, given).arguments()).isEqualTo(written);
  }
}
