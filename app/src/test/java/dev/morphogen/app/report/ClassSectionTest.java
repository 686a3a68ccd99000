package dev.morphogen.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.page.Page;
import dev.morphogen.network.Shape;
import dev.morphogen.training.Evaluation;
import dev.morphogen.training.data.ImageSplit;
import dev.morphogen.training.data.MemoryDataset;
import dev.morphogen.training.data.MemorySplit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A test's numbers class by class, each in its place. */
final class ClassSectionTest {

  private static final long[][] TWO = {{6, 2}, {1, 11}};

  private static TestResult result(long images, long[][] confusion) {
    List<String> classes = IntStream.range(0, confusion.length).mapToObj(i -> "c" + i).toList();
    ImageSplit none = new MemorySplit(new byte[0], new int[0], 1);
    return new TestResult(
        new MemoryDataset("pets", new Shape(1, 1, 1), classes, none, none),
        new Evaluation(0.5, 0.25, images, confusion),
        List.of());
  }

  private static String html(TestResult result) {
    Page page = new Page("t");
    new ClassSection(result).addTo(page);
    new MistakePictures(null, result).addTo(page);
    return page.html();
  }

  private static String row(String... cells) {
    return "<td>%s</td>".formatted(cells[0])
        + String.join(
            "",
            IntStream.range(1, cells.length)
                .mapToObj(i -> "<td class=\"r\">%s</td>".formatted(cells[i]))
                .toList());
  }

  @Test
  void imagesAreOfAClassAndTakenForAnother() {
    TestResult two = result(20, TWO);
    assertThat(two.confused(0, 1)).isEqualTo(2);
    assertThat(two.images(0)).isEqualTo(8);
    assertThat(two.takenFor(0)).isEqualTo(7);
    assertThat(two.recall(0)).isEqualTo(6.0 / 8);
    assertThat(two.precision(0)).isEqualTo(6.0 / 7);
    assertThat(two.f1(0)).isEqualTo(12.0 / 15);
  }

  @Test
  void aClassHasARow() {
    assertThat(html(result(20, TWO)))
        .contains(
            row("c0", "8", "6", "75.00 %", "85.71 %", "80.00 %"),
            row("c1", "12", "11", "91.67 %", "84.62 %", "88.00 %"))
        .contains("None: every test image was recognised.")
        .doesNotContain("overflows");
  }

  /** c7 finds one of its ten images, c9 six; all others find all. */
  @Test
  void ofManyClassesTheWeakestAndTheMostConfusedAreTheFirst() {
    long[][] confusion = new long[31][31];
    for (int i = 0; i < confusion.length; i++) {
      confusion[i][i] = 10;
    }
    confusion[7][7] = 1;
    confusion[7][3] = 9;
    confusion[9][9] = 6;
    confusion[9][11] = 4;
    String html = html(result(310, confusion));
    assertThat(html)
        .containsSubsequence(
            "The weakest 20 of 31 classes",
            row("c7", "10", "1", "10.00 %", "100.00 %", "18.18 %"),
            "<tr>" + row("c3", "10", "10", "100.00 %", "52.63 %", "68.97 %"),
            "<tr>" + row("c9", "10", "6", "60.00 %", "100.00 %", "75.00 %"),
            "All 31 classes");
    assertThat(html)
        .contains(
            "<tr><td>c7</td><td>c3</td><td class=\"r\">9</td><td class=\"r\">90.00 %</td></tr>\n"
                + "<tr><td>c9</td><td>c11</td><td class=\"r\">4</td><td class=\"r\">40.00 %</td></tr>");
  }

  /** Half of 40 images: recall of 75 and 92 % alone would be those of a network that is well. */
  @Test
  void imagesWithoutAnAnswerAreCounted() {
    assertThat(html(result(40, TWO)))
        .contains(
            "<p>The network overflows and has no answer to 20 test images: not recognised, and counted in no class below.</p>",
            "<p>None: no test image was taken for something else.</p>");
  }
}
