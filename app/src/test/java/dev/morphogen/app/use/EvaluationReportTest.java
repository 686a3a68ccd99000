package dev.morphogen.app.use;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.training.Evaluation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers of {@code evaluate}, each in its place. */
final class EvaluationReportTest {

  private static final long[][] TWO = {{6, 2}, {1, 11}};

  private static EvaluationReport two(long images) {
    return new EvaluationReport(
        List.of("a", "b"), new Evaluation(17.0 / images, 0.25, images, TWO));
  }

  /** Classes c0, c1, …; of ten images each c7 finds one and takes the others for c3, c9 finds six, all others find all. */
  private static List<String> many(int classes) {
    long[][] confusion = new long[classes][classes];
    for (int i = 0; i < classes; i++) {
      confusion[i][i] = 10;
    }
    confusion[7][7] = 1;
    confusion[7][3] = 9;
    confusion[9][9] = 6;
    confusion[9][11] = 4;
    return new EvaluationReport(
            IntStream.range(0, classes).mapToObj(i -> "c" + i).toList(),
            new Evaluation(0.5, 0.25, 10L * classes, confusion))
        .lines();
  }

  @Test
  void recallIsOfAClassAndPrecisionOfWhatWasTakenForIt() {
    assertThat(two(20).lines())
        .containsExactly(
            "class  images  right   recall  precision",
            "-----  ------  -----  -------  ---------",
            "a           8      6  75.00 %    85.71 %",
            "b          12     11  91.67 %    84.62 %",
            "",
            "Images of a class (row) by what they were taken for (column):",
            "      A   B",
            "-  -  -  --",
            "A  a  6   2",
            "B  b  1  11");
  }

  @Test
  void ofManyClassesTheWeakestIsTheFirst() {
    assertThat(many(21).subList(0, 6))
        .containsExactly(
            "The weakest 20 of 21 classes:",
            "class  images  right    recall  precision",
            "-----  ------  -----  --------  ---------",
            "c7         10      1   10.00 %   100.00 %",
            "c9         10      6   60.00 %   100.00 %",
            "c0         10     10  100.00 %   100.00 %");
  }

  @Test
  void aPairIsAClassAndWhatItWasTakenFor() {
    assertThat(many(13))
        .endsWith(
            "Most often confused:",
            "class  taken for  images",
            "-----  ---------  ------",
            "c7     c3              9",
            "c9     c11             4");
  }

  /** Half of 40 images: recall of 75 and 92 % alone would be those of a network that is well. */
  @Test
  void imagesWithoutAnAnswerAreCounted() {
    assertThat(two(40).lines())
        .startsWith(
            "No answer to 20 images, as the network overflows; they are not counted below.",
            "",
            "class  images  right   recall  precision");
    assertThat(two(21).lines().getFirst()).startsWith("No answer to 1 image, ");
    assertThat(two(40).json("pets"))
        .containsEntry("images", 40L)
        .containsEntry("withoutAnswer", 20L)
        .containsEntry("confusion", TWO);
    assertThat(two(20).json("pets")).containsEntry("withoutAnswer", 0L);
  }
}
