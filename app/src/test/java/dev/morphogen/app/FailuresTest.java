package dev.morphogen.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.screen.Screen;
import dev.morphogen.kernels.WrongPropertyException;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FailuresTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
  private final Failures failures = new Failures(Screen.plain(stream, stream), List.of());

  private void assertReported(Throwable e, int status, String sentence) {
    err.reset();
    assertThat(failures.report(e)).isEqualTo(status);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("morphogen: " + sentence)
        .hasLineCount(1);
  }

  @Test
  void eachKindHasItsStatus() {
    assertReported(new InvalidInputException("it is wrong"), 2, "it is wrong");
    assertReported(new WrongPropertyException("it is wrong"), 2, "it is wrong");
    assertReported(new WorkFailedException("it failed"), 1, "it failed");
    assertReported(new AccessDeniedException("x"), 1, "reading or writing failed (access denied)");
    assertReported(
        new UncheckedIOException("cannot read x", new IOException("y")),
        1,
        "reading or writing failed (cannot read x)");
  }

  /** As in the locale C, which has no letters beyond ASCII. */
  @Test
  void aNameThatJavaCannotReadSaysWhatToSet() {
    assertReported(
        new InvalidPathException("??", "no letters"),
        2,
        "'??' is no name of a file here (no letters): if it has letters beyond ASCII, set LC_ALL=C.UTF-8");
  }

  @Test
  void outOfMemorySaysWhatToTry() {
    assertReported(new OutOfMemoryError(), 1, "out of memory, Java may use ");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains(
            "try a smaller --batch or --limit, or more memory with MORPHOGEN_JAVA_OPTS=-Xmx8g");
  }

  @Test
  void whatNobodyExpectedIsOneSentenceToo() {
    assertReported(
        new IllegalStateException("first\nsecond"),
        1,
        "unexpected: IllegalStateException: first; please report it, with what the same command says with --verbose");
    assertReported(new StackOverflowError(), 1, "unexpected: StackOverflowError: ");
  }
}
