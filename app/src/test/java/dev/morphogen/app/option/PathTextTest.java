package dev.morphogen.app.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.Typed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PathTextTest {

  private static final Path HOME = Path.of(System.getProperty("user.home"));

  @Test
  void theHomeFolderIsFoundWhereShellsLeaveIt() {
    assertThat(new PathText().convert("~/a/b")).isEqualTo(HOME.resolve("a/b"));
    assertThat(new PathText().convert("a/~/b")).isEqualTo(Path.of("a/~/b"));
    assertThat(new RecipeText().convert("~/r.json")).isEqualTo(HOME.resolve("r.json").toString());
    assertThat(new RecipeText().convert("fast")).isEqualTo("fast");
  }

  @Test
  void everyCommandReadsPathsSo() {
    Typed.run("evaluate", "--model=~/no-such-model")
        .failed(
            2,
            "--model: expected a folder with config.json and model.safetensors, got %s, which is missing"
                .formatted(HOME.resolve("no-such-model")));
    Typed.run("train", "--config=~/no-such.json")
        .failed(2, HOME.resolve("no-such.json") + ": expected a file, it is missing");
    Typed.run("paper", "table2", "--recipe=~/no-such.json")
        .failed(
            2,
            "--recipe: expected fast, paper or a recipe's file, got '%s'"
                .formatted(HOME.resolve("no-such.json")));
  }

  @Test
  void whatIsNoPathIsOneSentence() {
    Typed.run("train", "--out", "")
        .failed(
            2,
            "invalid value for option '--out': expected a path, got '' (see ./morphogen train --help)");
    Typed.run("data", "fetch", "cifar10", "--out", "a\0b")
        .failed(
            2,
            "invalid value for option '--out': 'a\0b' is no name of a file here (Nul character not allowed): if it has letters beyond ASCII, set LC_ALL=C.UTF-8 (see ./morphogen data fetch --help)");
  }
}
