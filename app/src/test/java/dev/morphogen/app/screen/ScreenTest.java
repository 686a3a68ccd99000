package dev.morphogen.app.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.app.Morphogen;
import dev.morphogen.network.WorkFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ScreenTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Screen screen(boolean terminal, Charset charset) {
    return new Screen(
        new PrintStream(out, true, charset), new PrintStream(err, true, charset), terminal);
  }

  @Test
  void jsonIsUtf8WhateverTheTerminal() {
    screen(false, StandardCharsets.US_ASCII).json(Map.of("class", "Öl"));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"class\":\"Öl\"}\n");
  }

  private static Screen refusing(String reason, boolean piped) {
    OutputStream refusing =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException(reason);
          }
        };
    return Screen.plain(
        new StandardOutput(refusing, StandardCharsets.UTF_8, piped), new PrintStream(refusing));
  }

  @Test
  void aResultThatCannotBeWrittenIsAFailure() {
    Screen screen = refusing("No space left on device", false);
    screen.finish(); // nothing was to be written
    screen.json(Map.of("a", 1));
    assertThatThrownBy(screen::finish)
        .isInstanceOf(WorkFailedException.class)
        .hasMessage("standard output cannot be written (No space left on device)");
  }

  @Test
  void aCommandWhoseResultCannotBeWrittenFails() {
    assertThat(Morphogen.run(refusing("File too large", false), "data", "list")).isEqualTo(1);
    assertThat(Morphogen.run(refusing("Broken pipe", true), "data", "list")).isZero();
  }

  @Test
  void aReaderThatHasReadEnoughIsNone() {
    for (Screen screen : List.of(refusing("Broken pipe", false), refusing("Tubería rota", true))) {
      screen.print("a");
      assertThatCode(screen::finish).doesNotThrowAnyException();
    }
  }

  @Test
  void withoutATerminalOnlyLinesThatStay() {
    Screen screen = screen(false, StandardCharsets.UTF_8);
    try (ProgressLine line = screen.progress((columns, bar) -> "moving")) {
      line.above("staying");
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("staying\n");
  }

  @Test
  void whatLongWorkRemarksIsALineOnStandardError() {
    screen(false, StandardCharsets.UTF_8)
        .withProgress(listener -> {
          listener.remark("sizes differ");
          return 0;
        });
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("sizes differ\n");
    assertThat(out.size()).isZero();
  }

  @Test
  void onATerminalALineThatMovesAndLeavesNothingBehind() {
    Screen screen = screen(true, StandardCharsets.UTF_8);
    int work =
        screen.withProgress(listener -> {
          listener.progress("reading pictures", 250, 1000);
          try (ProgressLine line = screen.progress((columns, bar) -> bar.of(0.5, 10))) {
            line.above("staying");
          }
          return 7;
        });
    assertThat(work).isEqualTo(7);
    String said = err.toString(StandardCharsets.UTF_8);
    assertThat(said).contains("▕████    ▏").contains("\r\u001b[Kstaying\n").endsWith("\r\u001b[K");
    assertThat(out.size()).isZero();
  }

  /** So narrow a terminal no text foresees; wrapped, the line would leave half of itself behind. */
  @Test
  void aLineThatIsTooLongIsCut() {
    AtomicInteger width = new AtomicInteger();
    ProgressLine.Text text =
        (columns, bar) -> {
          width.set(columns);
          return "x".repeat(columns + 1);
        };
    try (ProgressLine line = screen(true, StandardCharsets.UTF_8).progress(text)) {
      line.above("staying");
    }
    assertThat(err.toString(StandardCharsets.UTF_8).split("\r"))
        .contains("x".repeat(width.get()) + "\u001b[K");
  }

  @Test
  void barsSuitTheTerminal() {
    Bar blocks = Bar.on(screen(true, StandardCharsets.UTF_8));
    assertThat(blocks.of(0, 6)).isEqualTo("▕    ▏");
    assertThat(blocks.of(0.375, 6)).isEqualTo("▕█▌  ▏");
    assertThat(blocks.of(1, 6)).isEqualTo("▕████▏");
    assertThat(blocks.of(7, 6)).isEqualTo("▕████▏");
    assertThat(blocks.of(0.5, 2)).isEmpty();
    Bar plain = Bar.on(screen(true, StandardCharsets.US_ASCII));
    assertThat(plain.of(0.5, 6)).isEqualTo("[##  ]");
  }

  @Test
  void longWorkFitsTheLine() {
    WorkProgress progress = new WorkProgress();
    Bar bar = new Bar(true);
    assertThat(progress.text(77, bar)).isEmpty();
    progress.progress("cifar-100-binary.tar.gz", 84_000_000, 169_000_000);
    assertThat(progress.text(77, bar)).hasSize(77).contains("80.1 MB of 161 MB").contains("▕██");
    progress.progress("a name that is much longer than anybody would want it", 3, 1000);
    assertThat(progress.text(77, bar)).hasSize(77).contains("3 of 1,000");
    progress.progress("unknown length", 5000, -1);
    assertThat(progress.text(77, bar)).isEqualTo("unknown length  5,000");
  }

  @Test
  void tablesAreAligned() {
    assertThat(Table.of("name", ">count").row("a", "10").row("bcdef", "7").lines())
        .containsExactly("name   count", "-----  -----", "a         10", "bcdef      7");
    assertThat(Table.pairs().row("a", "1").row("long", "").lines())
        .containsExactly("a     1", "long");
  }

  @Test
  void columnsThatDoNotFitFollowBelow() {
    Table table = Table.of("name", ">one", ">two", ">three").row("a", "1", "2", "3");
    assertThat(table.lines(14))
        .containsExactly(
            "name  one  two",
            "----  ---  ---",
            "a       1    2",
            "",
            "name  three",
            "----  -----",
            "a         3");
    assertThat(table.lines(21)).isEqualTo(table.lines()).hasSize(3);
    assertThat(table.lines(3)).hasSize(11);
  }
}
