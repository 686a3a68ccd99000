package dev.morphogen.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.app.Typed;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A folder that is made where each one is a class would be a class without pictures. */
final class OutputAmongPicturesTest {

  @TempDir Path folder;

  private Path pets;
  private String data;

  @BeforeEach
  void classes() throws IOException {
    pets = folder.resolve("pets");
    data = "folder:" + pets;
    for (String name : List.of("cat", "dog")) {
      broken(pets.resolve(name));
    }
  }

  /** Whoever reads them complains: calls are refused before. */
  private static void broken(Path classFolder) throws IOException {
    Files.createDirectories(classFolder);
    Files.writeString(classFolder.resolve("1.png"), "no picture");
    Files.writeString(classFolder.resolve("2.png"), "no picture");
  }

  private String refusal(Path out) {
    return "--out: expected a folder outside the pictures of --data, where it would count as a class, got %s in %s: name another with --out"
        .formatted(out, data);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.toList();
    }
  }

  @Test
  void trainRefusesIt() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), pets);
    List<Path> before = files();
    for (Path out :
        List.of(
            pets,
            pets.resolve("m"),
            pets.resolve("new/deep"),
            folder.resolve("other/../pets/m"),
            link.resolve("m"))) {
      Typed.run("train", "--data", data, "--out", out).failed(2, refusal(out));
      Typed.run("train", "--data", data, "--out", out, "--overwrite").failed(2, refusal(out));
    }
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void trainRefusesItsOwnModelsFolderThere() throws IOException {
    List<Path> before = files();
    Path models = pets.resolve("models");
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    TrainCommand command =
        new TrainCommand(Screen.plain(nowhere, nowhere), new ModelsFolder(models));
    new CommandLine(command).parseArgs("--data", data);
    assertThatThrownBy(command::call)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(refusal(models));
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void table2RefusesIt() throws IOException {
    List<Path> before = files();
    Path out = pets.resolve("paper");
    Typed.run("paper", "table2", "--data", data, "--out", out).failed(2, refusal(out));
    Typed.run("paper", "table2", "--data", "sample", "--data", data, "--report-only", "--out", out)
        .failed(2, refusal(out));
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void whereTrainAndTestAreApartOnlyTheyCount() throws IOException {
    for (String part : List.of("train", "test")) {
      Files.createDirectory(pets.resolve(part));
      for (String name : List.of("cat", "dog")) {
        Files.move(pets.resolve(name), pets.resolve(part).resolve(name));
        broken(pets.resolve(name));
      }
    }
    for (String inside : List.of("train/m", "test", "test/m")) {
      Path out = pets.resolve(inside);
      Typed.run("train", "--data", data, "--out", out).failed(2, refusal(out));
    }
    for (Path out : List.of(pets, pets.resolve("m"), folder.resolve("pets-2"))) {
      assertThat(Typed.run("train", "--data", data, "--out", out).err())
          .contains("expected a picture (JPEG or PNG), got a file of another kind");
    }
  }
}
