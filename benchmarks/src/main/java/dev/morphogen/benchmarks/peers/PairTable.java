package dev.morphogen.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reports as a Markdown table, ready for docs/performance.md. */
final class PairTable {

  private PairTable() {}

  static List<String> lines(List<PairReport> reports) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(PairReport.HEADINGS);
    rows.add(PairReport.HEADINGS.stream().map(_ -> "---").toList());
    reports.forEach(report -> rows.add(report.row()));
    return rows.stream().map(row -> line(row, rows)).toList();
  }

  private static String line(List<String> row, List<List<String>> rows) {
    List<String> cells =
        IntStream.range(0, row.size()).mapToObj(i -> padded(row.get(i), width(rows, i))).toList();
    return "| " + String.join(" | ", cells) + " |";
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }
}
