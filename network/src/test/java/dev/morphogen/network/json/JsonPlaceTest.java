package dev.morphogen.network.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonPlaceTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void aFileWithoutAnythingIsSaidToBeEmpty(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("config.json"), text);
    assertThatThrownBy(() -> JsonPlace.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(file + ": expected JSON, the file is empty");
  }

  @Test
  void aFileOfSomethingElseIsSaidWithThePlace() throws IOException {
    Path file = Files.writeString(folder.resolve("config.json"), "{\n  no");
    assertThatThrownBy(() -> JsonPlace.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(file + ": expected JSON, got something else, at line 2, column ");
  }
}
