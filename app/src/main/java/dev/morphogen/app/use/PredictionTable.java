package dev.morphogen.app.use;

import dev.morphogen.app.screen.Table;
import dev.morphogen.app.screen.Text;
import dev.morphogen.training.Prediction;
import dev.morphogen.training.Prediction.Candidate;
import java.util.ArrayList;
import java.util.List;

/** A line an image: its most probable classes, three or as many as fit 80 columns. */
final class PredictionTable {

  private static final List<String> PLACES = List.of("class", "2nd", "3rd");
  private static final int LINE = 80;
  private static final int LONGEST_CLASS = 24;
  private static final int SHORTEST_IMAGE = 16;

  /** Two gaps and "100.00 %". */
  private static final int PERCENT = 12;

  private record Row(String image, Prediction prediction) {}

  private final List<Row> rows = new ArrayList<>();

  PredictionTable(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      outcome.prediction().ifPresent(p -> rows.add(new Row(outcome.image().toString(), p)));
    }
  }

  List<String> lines() {
    if (rows.isEmpty()) {
      return List.of();
    }
    int candidates = Math.min(PLACES.size(), rows.getFirst().prediction().classes().size());
    int longest = rows.stream().mapToInt(row -> row.image().length()).max().orElseThrow();
    while (candidates > 1 && roomForImage(candidates) < Math.min(longest, SHORTEST_IMAGE)) {
      candidates--;
    }
    return table(candidates).lines();
  }

  private Table table(int candidates) {
    List<String> headings = new ArrayList<>(List.of("image"));
    for (String place : PLACES.subList(0, candidates)) {
      headings.addAll(List.of(place, ">"));
    }
    Table table = Table.of(headings.toArray(String[]::new));
    int room = Math.max(SHORTEST_IMAGE, roomForImage(candidates));
    for (Row row : rows) {
      List<String> cells = new ArrayList<>(List.of(Text.clipped(row.image(), room)));
      for (Candidate candidate : row.prediction().top(candidates)) {
        cells.add(Text.clipped(candidate.label(), LONGEST_CLASS));
        cells.add(Text.percent(candidate.probability()));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private int roomForImage(int candidates) {
    int left = LINE;
    for (int i = 0; i < candidates; i++) {
      int place = i;
      int longest =
          rows.stream()
              .mapToInt(row -> row.prediction().top(place + 1).get(place).label().length())
              .max()
              .orElseThrow();
      left -= Math.min(longest, LONGEST_CLASS) + PERCENT;
    }
    return left;
  }
}
