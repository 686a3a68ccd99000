package dev.morphogen.app.report;

import dev.morphogen.app.page.Page;
import dev.morphogen.app.page.ShadedTable;
import dev.morphogen.app.screen.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How well a model does class by class, and what it takes for what. */
record ClassSection(TestResult test) {

  static final String TITLE = "Class by class";

  private static final int MOST_IN_MATRIX = 30;
  private static final int MOST_LISTED = 20;

  private record Pair(int label, int predicted, long images) {}

  void addTo(Page page) {
    page.section(TITLE)
        .paragraph(
            "%s of %s test images were recognised; the loss is %s. Recall is the share of a class’s images that were found, precision the share of what was taken for the class that is of it, F1 their harmonic mean."
                .formatted(
                    Numbers.percent(test.evaluation().accuracy()),
                    Text.count(test.evaluation().images()),
                    Numbers.decimal(test.evaluation().loss(), 4)));
    long unanswered = test.evaluation().withoutAnswer();
    if (unanswered > 0) {
      page.paragraph(
          "The network overflows and has no answer to %s: not recognised, and counted in no class below."
              .formatted(Text.plural(unanswered, "test image")));
    }
    addClasses(page);
    if (test.classes().size() <= MOST_IN_MATRIX) {
      page.heading("Confusion matrix").table(matrix());
    } else {
      page.heading("Most often confused")
          .table(List.of("class", "taken for", ">images", ">share of the class"), pairs());
    }
  }

  /** All in their order, or the weakest first and all folded away. */
  private void addClasses(Page page) {
    List<String> headings = List.of("class", ">images", ">right", ">recall", ">precision", ">F1");
    int classes = test.classes().size();
    List<Integer> all = IntStream.range(0, classes).boxed().toList();
    if (classes <= MOST_LISTED) {
      page.table(headings, rows(all));
      return;
    }
    List<Integer> weakest =
        all.stream()
            .filter(i -> test.images(i) > 0)
            .sorted(Comparator.comparingDouble(test::f1))
            .toList();
    int listed = Math.min(MOST_LISTED, weakest.size());
    page.heading("The weakest %d of %d classes".formatted(listed, classes))
        .table(headings, rows(weakest.subList(0, listed)))
        .foldedTable("All %d classes".formatted(classes), headings, rows(all));
  }

  private List<List<String>> rows(List<Integer> shown) {
    return shown.stream().map(this::row).toList();
  }

  private List<String> row(int label) {
    return List.of(
        test.classes().get(label),
        Text.count(test.images(label)),
        Text.count(test.confused(label, label)),
        Numbers.percent(test.recall(label)),
        Numbers.percent(test.precision(label)),
        Numbers.percent(test.f1(label)));
  }

  private ShadedTable matrix() {
    List<String> names = test.classes();
    double[][] shades = new double[names.size()][names.size()];
    List<List<String>> texts = new ArrayList<>();
    for (int label = 0; label < names.size(); label++) {
      List<String> cells = new ArrayList<>();
      for (int predicted = 0; predicted < names.size(); predicted++) {
        long images = test.confused(label, predicted);
        cells.add(images == 0 ? "" : Text.count(images));
        shades[label][predicted] = share(images, test.images(label));
      }
      texts.add(cells);
    }
    return new ShadedTable("images of … taken for …", names, names, texts, shades);
  }

  private List<List<String>> pairs() {
    int classes = test.classes().size();
    return IntStream.range(0, classes * classes)
        .mapToObj(i -> new Pair(i / classes, i % classes, test.confused(i / classes, i % classes)))
        .filter(pair -> pair.label() != pair.predicted() && pair.images() > 0)
        .sorted(Comparator.comparingLong((Pair pair) -> -pair.images()))
        .limit(MOST_LISTED)
        .map(pair ->
            List.of(
                test.classes().get(pair.label()),
                test.classes().get(pair.predicted()),
                Text.count(pair.images()),
                Numbers.percent(share(pair.images(), test.images(pair.label())))))
        .toList();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
