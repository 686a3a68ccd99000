package dev.morphogen.app.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.app.Typed;
import dev.morphogen.app.screen.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What shows the form only takes the place of no result of hours. */
final class QuickResultsTest {

  private static final Map<String, BiFunction<Screen, PaperOptions, Callable<Integer>>> COMMANDS =
      Map.of(
          "table1", Table1Command::new,
          "table2", Table2Command::new,
          "figure1", Figure1Command::new);

  @TempDir Path folder;

  /** Files in the way of both folders end a command before its work. */
  @ParameterizedTest
  @ValueSource(strings = {"table1", "table2", "figure1"})
  void goElsewhere(String result) throws IOException {
    Path measured = Files.writeString(folder.resolve("paper"), "");
    Path quick = Files.writeString(folder.resolve("paper-quick"), "");
    assertRefused(result, measured);
    assertRefused(result, quick, "--quick");
    Path named = Files.writeString(folder.resolve("named"), "");
    assertRefused(result, named, "--quick", "--out", named.toString());
  }

  private void assertRefused(String result, Path file, String... arguments) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Callable<Integer> command =
        COMMANDS.get(result).apply(Screen.plain(nowhere, nowhere), new PaperOptions(folder));
    new CommandLine(command).parseArgs(arguments);
    assertThatThrownBy(command::call)
        .hasMessage(
            "--out: expected a folder to write to, %s cannot be made (%s is a file)"
                .formatted(file, file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"table1", "table2", "figure1"})
  void soTheHelpSays(String result) {
    assertThat(Typed.run("paper", result, "--help").done().out().replaceAll("\\s+", " "))
        .contains("(default: paper, or paper-quick with --quick)");
  }
}
