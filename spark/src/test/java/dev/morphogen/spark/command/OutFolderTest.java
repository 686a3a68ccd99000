package dev.morphogen.spark.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be replaced by a model; that nothing else is touched. */
final class OutFolderTest {

  @TempDir private Path temp;
  private Path out;

  @BeforeEach
  void name() {
    out = temp.resolve("out");
  }

  private static OutFolder folder(Path path, boolean overwrite) {
    return new OutFolder(path.toString(), overwrite, new Configuration());
  }

  private static void refused(OutFolder folder, String sentence) {
    assertThatThrownBy(folder::requireFree)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence);
  }

  /** As Spark and the command line leave it. */
  private static void writeModel(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("metadata"));
    for (String file :
        List.of(
            "config.json",
            "model.safetensors",
            ".config.json.crc",
            "metadata/_SUCCESS",
            "metadata/part-00000-1.txt",
            "metadata/.part-00000-1.txt.crc")) {
      Files.writeString(folder.resolve(file), "x");
    }
  }

  @Test
  void aNewFolderAndAnEmptyOneAreFree() throws IOException {
    folder(out, false).requireFree();
    assertThat(temp).isEmptyDirectory();
    Files.createDirectory(out);
    folder(out, false).requireFree();
    assertThat(temp).isDirectoryContaining("glob:**/out");
    assertThat(out).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train/Bag/1.png",
        "notes.txt",
        "metadata/notes.txt",
        "config.json/1.png",
        "checkpoints/epoch-000001.checkpoint",
        ".hidden",
        "part-00000.parquet",
        "metadata/part-00000",
        "config.json",
        "_SUCCESS"
      })
  void whatIsNoModelIsNeverReplaced(String file) throws IOException {
    String sentence =
        "--out: expected a new folder or one with a model alone, got '%s', which holds '%s'";
    String first = file.replaceFirst("/.*", "");
    for (Path folder : List.of(out, temp.resolve("out.part"))) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), "mine");
      refused(folder(out, false), sentence.formatted(folder, first));
      refused(folder(out, true), sentence.formatted(folder, first));
      assertThat(folder.resolve(file)).hasContent("mine");
      Files.move(folder, temp.resolve("away " + folder.getFileName()));
    }
  }

  @Test
  void aModelIsReplacedIfAskedFor() throws IOException {
    String sentence =
        "%s: holds a model already: name another folder with --out or add --overwrite";
    writeModel(out);
    refused(folder(out, false), sentence.formatted(out));
    assertThatCode(folder(out, true)::requireFree).doesNotThrowAnyException();
    // What a save leaves that is killed between its two steps.
    Files.move(out, temp.resolve("out.part"));
    refused(folder(out, false), sentence.formatted(temp.resolve("out.part")));
    assertThatCode(folder(out, true)::requireFree).doesNotThrowAnyException();
    assertThat(temp.resolve("out.part/model.safetensors")).hasContent("x");
  }

  @Test
  void whatCannotBeWrittenIsSaidAtOnce() throws IOException {
    Files.writeString(out, "mine");
    refused(folder(out, true), "--out: expected a folder, got '%s', a file".formatted(out));
    assertThatThrownBy(() -> folder(out.resolve("below"), false).requireFree())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(
            "--out: expected a folder that can be written, got '%s/below' (".formatted(out));
    assertThatThrownBy(() -> new OutFolder("hfds://models/pets", false, new Configuration()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "--out: expected a folder that can be written, got 'hfds://models/pets' (No FileSystem for scheme \"hfds\")");
    assertThatThrownBy(() -> new OutFolder("/", true, new Configuration()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("--out: expected a folder that may be replaced, got '/', a whole file system");
  }
}
