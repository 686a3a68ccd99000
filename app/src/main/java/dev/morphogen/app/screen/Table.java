package dev.morphogen.app.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of columns, aligned: those whose heading begins with {@code >} to the right, others to the left. */
public final class Table {

  private static final String GAP = "  ";

  private final List<Boolean> right = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private boolean headed;

  private Table(List<String> headings) {
    headings.forEach(heading -> right.add(heading.startsWith(">")));
  }

  /** With headings. */
  public static Table of(String... headings) {
    Table table = new Table(Arrays.asList(headings));
    table.headed = true;
    return table.row(Arrays.stream(headings).map(h -> h.replace(">", "")).toArray(String[]::new));
  }

  /** Names at the left, what they are called for at the right. */
  public static Table pairs() {
    return new Table(List.of("", ""));
  }

  /** One more row. */
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The rows as lines, without blanks at the end. */
  public List<String> lines() {
    List<Integer> widths = widths();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(line(row, widths));
      if (headed && lines.size() == 1) {
        lines.add(rule(widths));
      }
    }
    return lines;
  }

  private static String rule(List<Integer> widths) {
    return String.join(GAP, widths.stream().map("-"::repeat).toList());
  }

  private String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String blanks = " ".repeat(widths.get(i) - length(row.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(right.get(i) ? blanks + row.get(i) : row.get(i) + blanks);
    }
    return line.toString().stripTrailing();
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < right.size(); i++) {
      int column = i;
      widths.add(rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0));
    }
    return widths;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
