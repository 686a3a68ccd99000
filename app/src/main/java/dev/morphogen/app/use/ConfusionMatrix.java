package dev.morphogen.app.use;

import dev.morphogen.app.screen.Table;
import dev.morphogen.app.screen.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A confusion matrix of a few classes, within 80 columns: rows have names, columns the rows' letters. */
record ConfusionMatrix(List<String> classes, long[][] confusion) {

  private static final int LINE = 80;
  private static final int LONGEST_NAME = 16;

  List<String> lines() {
    int numbers = classes.size() * (2 + digits());
    int name = Math.min(LONGEST_NAME, LINE - 3 - numbers);
    List<String> headings = new ArrayList<>(List.of("", ""));
    for (int i = 0; i < classes.size(); i++) {
      headings.add(">" + letter(i));
    }
    Table table = Table.of(headings.toArray(String[]::new));
    for (int i = 0; i < classes.size(); i++) {
      List<String> cells = new ArrayList<>();
      cells.add(letter(i));
      cells.add(name < 4 ? "" : Text.clipped(classes.get(i), name));
      for (long count : confusion[i]) {
        cells.add(count == 0 ? "." : Long.toString(count));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table.lines();
  }

  private int digits() {
    long most = Arrays.stream(confusion).flatMapToLong(Arrays::stream).max().orElse(0);
    return Long.toString(most).length();
  }

  private static String letter(int index) {
    return Character.toString('A' + index);
  }
}
