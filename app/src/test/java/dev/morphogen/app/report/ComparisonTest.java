package dev.morphogen.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many trainings side by side. */
final class ComparisonTest {

  @TempDir static Path folder;
  private static final List<Path> RUNS = new ArrayList<>();

  /** Six records of one training, three of them with another seed or other widths. */
  @BeforeAll
  static void train() throws IOException {
    Path first = folder.resolve("sample-small-run1");
    Typed.run("train", Typed.TINY, "--out", first).done();
    String config = Files.readString(first.resolve("config.json"));
    for (int i = 1; i <= 6; i++) {
      Path run = Files.createDirectories(folder.resolve("sample-small-run" + i));
      String seed = "\"seed\" : " + (i > 3 ? 2 : 1);
      Files.writeString(run.resolve("config.json"), config.replace("\"seed\" : 1", seed));
      RUNS.add(run);
    }
  }

  private static List<String> shortNames(String... names) {
    return new Comparison(List.of(), List.of(names), Map.of()).shortNames();
  }

  @Test
  void namesAreShownWithoutWhatAllBeginWith() {
    assertThat(shortNames("a-b-one-1", "a-b-other-1")).containsExactly("one-1", "other-1");
    assertThat(shortNames("models/one", "elsewhere/one"))
        .containsExactly("models/one", "elsewhere/one");
    assertThat(shortNames("one", "one-more")).containsExactly("one", "one-more");
    assertThat(shortNames("a-", "a-b")).containsExactly("a-", "a-b");
    assertThat(shortNames("a-b")).containsExactly("a-b");
  }

  @Test
  void whatIsDifferentHasARowARunWhereThereAreMoreRunsThanSettings() {
    Path page = folder.resolve("page.html");
    Typed shown = Typed.run("compare", RUNS, "--html", page).done();
    assertThat(shown.out()).contains("\nrun6 ").containsPattern("seed +1 \\| 2\n");
    assertThat(page)
        .content()
        .contains(
            "<th>run</th><th>seed</th>", "<td>run3</td><td>1</td>", "<td>run6</td><td>2</td>");
  }

  @Test
  void aFewRunsStandSideBySide() {
    Path page = folder.resolve("few.html");
    Path other = folder.resolve("sample-small-other");
    Typed.run("train", Typed.TINY, "--seed", 7, "--step", "explicit", "--out", other).done();
    Typed.run("compare", RUNS.getFirst(), other, "--html", page).done();
    assertThat(page)
        .content()
        .contains(
            "<th>setting</th><th>run1</th><th>other</th>", "<td>seed</td><td>1</td><td>7</td>");
  }
}
