package dev.morphogen.app.use;

import dev.morphogen.app.screen.Table;
import dev.morphogen.app.screen.Text;
import dev.morphogen.training.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How well a model does, class by class. */
final class EvaluationReport {

  private static final int MOST_CLASSES_IN_MATRIX = 12;
  private static final int MOST_CLASSES_LISTED = 20;
  private static final int LONGEST_NAME = 30;

  private final List<String> classes;
  private final Evaluation evaluation;
  private final long[][] confusion;

  EvaluationReport(List<String> classes, Evaluation evaluation) {
    this.classes = classes;
    this.evaluation = evaluation;
    confusion = evaluation.confusion();
  }

  /** {@code data} is what was tested on. JSON has no NaN, which the loss is if an image has no answer. */
  Map<String, @Nullable Object> json(String data) {
    double loss = evaluation.loss();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("data", data);
    json.put("images", evaluation.images());
    json.put("withoutAnswer", evaluation.withoutAnswer());
    json.put("accuracy", evaluation.accuracy());
    json.put("loss", Double.isFinite(loss) ? loss : null);
    json.put("classes", classes);
    json.put("confusion", confusion);
    return json;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(withoutAnswer());
    lines.addAll(perClass());
    lines.add("");
    if (classes.size() <= MOST_CLASSES_IN_MATRIX) {
      lines.add("Images of a class (row) by what they were taken for (column):");
      lines.addAll(new ConfusionMatrix(classes, confusion).lines());
    } else {
      lines.add("Most often confused:");
      lines.addAll(new ConfusedPairs(classes, confusion).lines());
    }
    return lines;
  }

  /** Of such images no class knows: its recall would pass for that of all its images. */
  private List<String> withoutAnswer() {
    long images = evaluation.withoutAnswer();
    return images == 0
        ? List.of()
        : List.of(
            "No answer to %s, as the network overflows; they are not counted below."
                .formatted(Text.plural(images, "image")),
            "");
  }

  /** All classes in their order, or the weakest ones if there are many. */
  private List<String> perClass() {
    List<Integer> shown = IntStream.range(0, classes.size()).boxed().toList();
    List<String> lines = new ArrayList<>();
    if (classes.size() > MOST_CLASSES_LISTED) {
      shown =
          shown.stream()
              .filter(i -> images(i) > 0)
              .sorted(Comparator.comparingDouble(this::recall))
              .limit(MOST_CLASSES_LISTED)
              .toList();
      lines.add("The weakest %d of %d classes:".formatted(shown.size(), classes.size()));
    }
    Table table = Table.of("class", ">images", ">right", ">recall", ">precision");
    for (int i : shown) {
      table.row(
          Text.clipped(classes.get(i), LONGEST_NAME),
          Text.count(images(i)),
          Text.count(confusion[i][i]),
          share(confusion[i][i], images(i)),
          share(confusion[i][i], takenFor(i)));
    }
    lines.addAll(table.lines());
    return lines;
  }

  private double recall(int index) {
    return (double) confusion[index][index] / images(index);
  }

  private long images(int index) {
    return Arrays.stream(confusion[index]).sum();
  }

  private long takenFor(int index) {
    return Arrays.stream(confusion).mapToLong(row -> row[index]).sum();
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "-" : Text.percent((double) part / whole);
  }
}
