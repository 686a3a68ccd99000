package dev.morphogen.training.data.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewFolderTest {

  @TempDir private Path temporary;
  private Path target;

  @BeforeEach
  void name() {
    target = temporary.resolve("new");
  }

  private void assertOnlyTheTarget() throws IOException {
    try (Stream<Path> beside = Files.list(temporary)) {
      assertThat(beside).containsExactly(target);
    }
  }

  private static void one(Path folder) throws IOException {
    Files.writeString(folder.resolve("one"), "1");
  }

  @Test
  void whoComesSecondIsRefusedAndTakesNothingAway() throws IOException {
    NewFolder.write(
        target,
        beside -> {
          one(beside);
          assertThatThrownBy(() -> NewFolder.write(target, NewFolderTest::one))
              .isInstanceOf(InvalidInputException.class)
              .hasMessage(
                  target
                      + ": expected a new or empty folder, another conversion is writing it:"
                      + " wait until it is done, or choose another");
          Files.writeString(beside.resolve("two"), "2");
        });
    assertThat(target.resolve("one")).hasContent("1");
    assertThat(target.resolve("two")).hasContent("2");
    assertOnlyTheTarget();
  }

  @Test
  void whatWasPutThereMeanwhileStays() throws IOException {
    assertThatThrownBy(() ->
            NewFolder.write(
                target,
                beside -> {
                  one(beside);
                  Files.createDirectory(target);
                  Files.writeString(target.resolve("mine"), "mine");
                }))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            target + ": expected a new or empty folder, it has files in it: choose another");
    assertThat(target).isDirectoryNotContaining("glob:**/one");
    assertOnlyTheTarget();
  }

  @Test
  void whatAKilledRunLeftIsRemoved() throws IOException {
    Files.writeString(temporary.resolve(".new.lock"), "");
    Path left = Files.createDirectory(temporary.resolve(".new.part"));
    Files.writeString(left.resolve("half"), "");
    NewFolder.write(target, NewFolderTest::one);
    assertThat(target).isDirectoryNotContaining("glob:**/half");
    assertOnlyTheTarget();
  }
}
