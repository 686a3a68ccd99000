package dev.morphogen.app.use;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.training.Evaluation;
import dev.morphogen.training.Prediction;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is shown fits 80 columns, whatever the names and numbers. */
final class ReportsTest {

  private static final String LONG = "a class with quite a long name, number ";

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> LONG + i).toList();
  }

  private static EvaluationReport report(int classes, long images) {
    long[][] confusion = new long[classes][classes];
    for (int i = 0; i < classes; i++) {
      confusion[i][i] = images - i;
      confusion[i][(i + 1) % classes] = i;
    }
    return new EvaluationReport(
        names(classes), new Evaluation(0.9, 0.3, images(confusion), confusion));
  }

  private static long images(long[][] confusion) {
    return Arrays.stream(confusion).flatMapToLong(Arrays::stream).sum();
  }

  @Test
  void aFewClassesHaveAMatrix() {
    List<String> lines = report(12, 10_000).lines();
    assertThat(lines).allMatch(line -> line.length() <= 80);
    assertThat(lines.getFirst()).contains("recall", "precision");
    assertThat(lines).anyMatch(line -> line.startsWith("A  ") && line.contains("10000"));
    assertThat(lines).anyMatch(line -> line.startsWith("L  ") && line.contains("9989"));
  }

  @Test
  void manyClassesHaveTheirWorstConfusions() {
    List<String> lines = report(100, 500).lines();
    assertThat(lines).allMatch(line -> line.length() <= 80);
    assertThat(lines).contains("The weakest 20 of 100 classes:", "Most often confused:");
    assertThat(lines.get(lines.size() - 15)).contains("number 99").endsWith("99");
    assertThat(lines).hasSizeLessThan(50);
  }

  @Test
  void classesWithoutImagesAreNotAmongTheWeakest() {
    long[][] confusion = new long[100][100];
    confusion[3][3] = 5;
    confusion[4][3] = 5;
    List<String> lines =
        new EvaluationReport(names(100), new Evaluation(1, 0, images(confusion), confusion))
            .lines();
    assertThat(lines).contains("The weakest 2 of 100 classes:");
  }

  @Test
  void aPerfectModelConfusesNothing() {
    long[][] confusion = new long[13][13];
    confusion[3][3] = 5;
    var lines =
        new EvaluationReport(names(13), new Evaluation(1, 0, images(confusion), confusion)).lines();
    assertThat(lines).endsWith("none");
    assertThat(lines).anyMatch(line -> line.endsWith("100.00 %"));
    assertThat(lines).anyMatch(line -> line.endsWith("-"));
  }

  private static Outcome outcome(String image, List<String> classes) {
    float[] numbers = new float[classes.size()];
    numbers[1] = 1;
    return Outcome.of(Path.of(image), new Prediction(classes, numbers, numbers));
  }

  @Test
  void predictionsFitALine() {
    String deep = "pictures/".repeat(12) + "boot.png";
    for (int classes : new int[] {2, 3, 100}) {
      List<String> lines =
          new PredictionTable(
                  List.of(outcome(deep, names(classes)), outcome("b.png", names(classes))))
              .lines();
      assertThat(lines).hasSize(4).allMatch(line -> line.length() <= 80);
      assertThat(lines.get(2)).contains("boot.png").contains("number 1").contains("100.00 %");
    }
    List<String> shortNames = List.of("cat", "dog", "cow");
    assertThat(new PredictionTable(List.of(outcome("b.png", shortNames))).lines())
        .containsExactly(
            "image  class            2nd          3rd",
            "-----  -----  --------  ---  ------  ---  ------",
            "b.png  dog    100.00 %  cat  0.00 %  cow  0.00 %");
    assertThat(new PredictionTable(List.of(Outcome.failed(Path.of("x"), "no"))).lines()).isEmpty();
  }
}
