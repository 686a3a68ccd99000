package dev.morphogen.app.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    return lines(Integer.MAX_VALUE);
  }

  /** In lines of so many characters if that can be: columns that do not fit follow below, beside the first one again. */
  public List<String> lines(int length) {
    List<Integer> widths = widths();
    List<String> lines = new ArrayList<>();
    int from = 1;
    do {
      int to = fitting(widths, from, length);
      lines.addAll(from == 1 ? List.of() : List.of(""));
      lines.addAll(part(widths, from, to));
      from = to;
    } while (from < widths.size());
    return lines;
  }

  /** Columns {@code from} to the result, exclusively, fit beside the first; one at least is taken. */
  private static int fitting(List<Integer> widths, int from, int length) {
    int to = from;
    int taken = widths.getFirst();
    while (to < widths.size()) {
      taken += GAP.length() + widths.get(to);
      if (taken > length && to > from) {
        break;
      }
      to++;
    }
    return to;
  }

  private List<String> part(List<Integer> widths, int from, int to) {
    int[] columns = IntStream.concat(IntStream.of(0), IntStream.range(from, to)).toArray();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(line(row, widths, columns));
      if (headed && lines.size() == 1) {
        lines.add(rule(widths, columns));
      }
    }
    return lines;
  }

  private static String rule(List<Integer> widths, int[] columns) {
    return Arrays.stream(columns)
        .mapToObj(i -> "-".repeat(widths.get(i)))
        .collect(Collectors.joining(GAP));
  }

  private String line(List<String> row, List<Integer> widths, int[] columns) {
    StringBuilder line = new StringBuilder();
    for (int i : columns) {
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
