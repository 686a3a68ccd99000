package dev.morphogen.app.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MarkdownTableTest {

  @Test
  void cellsAreAlignedAndBarsEscaped() {
    assertThat(MarkdownTable.of("a|b", ">c").row("x", "1").row("long", "1,000").lines())
        .containsExactly(
            "| a\\|b |     c |", "| ---- | ----: |", "| x    |     1 |", "| long | 1,000 |");
  }

  @Test
  void aRowHasAllCells() {
    assertThatThrownBy(() -> MarkdownTable.of("a", "b").row("x"))
        .hasMessage("row: expected 2 cells, got 1");
  }
}
