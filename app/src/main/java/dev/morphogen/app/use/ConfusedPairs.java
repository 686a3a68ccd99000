package dev.morphogen.app.use;

import dev.morphogen.app.screen.Table;
import dev.morphogen.app.screen.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The confusions that happen most often, where there are too many classes for a matrix. */
record ConfusedPairs(List<String> classes, long[][] confusion) {

  private static final int SHOWN = 15;
  private static final int LONGEST_NAME = 28;

  private record Pair(int of, int takenFor, long images) {}

  List<String> lines() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      for (int j = 0; j < classes.size(); j++) {
        if (i != j && confusion[i][j] > 0) {
          pairs.add(new Pair(i, j, confusion[i][j]));
        }
      }
    }
    if (pairs.isEmpty()) {
      return List.of("none");
    }
    Table table = Table.of("class", "taken for", ">images");
    pairs.stream()
        .sorted(Comparator.comparingLong((Pair pair) -> -pair.images()))
        .limit(SHOWN)
        .forEach(
            pair -> table.row(name(pair.of()), name(pair.takenFor()), Text.count(pair.images())));
    return table.lines();
  }

  private String name(int index) {
    return Text.clipped(classes.get(index), LONGEST_NAME);
  }
}
