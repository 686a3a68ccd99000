package dev.morphogen.app.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of GitHub's Markdown, aligned so that it also reads as plain text; headings with {@code >} align right. */
final class MarkdownTable {

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  private MarkdownTable(List<String> headings) {
    this.headings = List.copyOf(headings);
  }

  /** With headings. */
  static MarkdownTable of(String... headings) {
    return of(Arrays.asList(headings));
  }

  /** With headings. */
  static MarkdownTable of(List<String> headings) {
    return new MarkdownTable(headings);
  }

  /** One more row. */
  MarkdownTable row(String... cells) {
    return row(Arrays.asList(cells));
  }

  /** One more row. */
  MarkdownTable row(List<String> cells) {
    if (cells.size() != headings.size()) {
      throw new IllegalArgumentException(
          "row: expected %d cells, got %d".formatted(headings.size(), cells.size()));
    }
    rows.add(cells.stream().map(cell -> cell.replace("|", "\\|")).toList());
    return this;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line(headings.stream().map(h -> h.replace(">", "")).toList()));
    lines.add(rule());
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < cells.size(); i++) {
      String blanks = " ".repeat(width(i) - length(cells.get(i)));
      line.append(' ').append(isRight(i) ? blanks + cells.get(i) : cells.get(i) + blanks);
      line.append(" |");
    }
    return line.toString();
  }

  private String rule() {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < headings.size(); i++) {
      String dashes = "-".repeat(width(i) - (isRight(i) ? 1 : 0));
      line.append(' ').append(dashes).append(isRight(i) ? ": |" : " |");
    }
    return line.toString();
  }

  private boolean isRight(int column) {
    return headings.get(column).startsWith(">");
  }

  private int width(int column) {
    int heading = length(headings.get(column).replace(">", ""));
    int widest = rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    return Math.max(3, Math.max(heading, widest));
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
