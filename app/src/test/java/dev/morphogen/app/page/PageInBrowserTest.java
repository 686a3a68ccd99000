package dev.morphogen.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every part of a page, in a browser. */
final class PageInBrowserTest {

  private static final String HOSTILE =
      "</script><script>throw 1</script><img src=x onerror=alert(1)>&amp;'\"";
  private static final double[] LOSS = {2.3, 1.1, 0.6, 0.41, 0.3, Double.NaN, 0.21};

  private static final String DASHES =
      "[...document.querySelectorAll('.u-series:not(:first-child) .u-marker')].map(m => (m.style.background.match(/[\\d.]+px/g) ?? ['solid']).join(' '))";

  @TempDir Path folder;

  private static Page everyPart() {
    LineChart linear =
        new LineChart("Loss " + HOSTILE, Axis.of("epoch"), Axis.of("loss"))
            .add(Line.ofEpochs("training", LOSS))
            .add(Line.ofEpochs(HOSTILE, new double[] {2.2, 1.2, 0.7}).dashes());
    LineChart log =
        new LineChart("Time", Axis.of("side", "pixels").log(), Axis.of("time", "ms").log())
            .add(Line.of("one", new double[] {8, 16, 64, 512}, new double[] {0, 0.02, 0.5, 40}));
    LineChart single =
        new LineChart("One point", Axis.of("epoch"), Axis.of("accuracy", "%"))
            .add(Line.ofEpochs("test", new double[] {10}));
    double[][] stencil = {{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}};
    Picture map = Picture.of(HeatMap.of(stencil, 2), 8, "Sobel " + HOSTILE);
    Picture grid = Picture.of(HeatMap.grid(List.of(stencil, stencil, stencil), 2, 2), 8, "three");
    return new Page("Every part " + HOSTILE)
        .paragraph(HOSTILE)
        .numbers(Map.of("accuracy", "89.9 %"))
        .section("Charts")
        .charts(List.of(linear, log))
        .chart(single)
        .section("Tables")
        .facts(Map.of("a command that is long", "./morphogen train ".repeat(20)))
        .table(List.of("name", ">number"), List.of(List.of(HOSTILE, "1")))
        .table(
            row("name", ">learnt numbers"),
            List.of(row("a/path_of.more parts/than-there-is-room/for", "1,234,567.89")))
        .foldedTable("more", List.of("x"), List.of(List.of("y")))
        .table(
            new ShadedTable(
                "row by column",
                List.of("a", "b"),
                List.of("a", HOSTILE),
                List.of(List.of("1", "2"), List.of("3", "4")),
                new double[][] {{0, 0.5}, {1, 2}}))
        .section("Pictures")
        .pictures(List.of(map, grid));
  }

  /** As many numbers as a comparison has. */
  private static List<String> row(String name, String number) {
    return Stream.concat(Stream.of(name), Collections.nCopies(8, number).stream()).toList();
  }

  /** In print there may be no colours. */
  @Test
  void everyLineHasDashesOfItsOwn() {
    LineChart chart = new LineChart("Many", Axis.of("epoch"), Axis.of("loss"));
    IntStream.range(0, 9)
        .mapToObj(i -> Line.ofEpochs("line " + i, new double[] {i, i + 1}))
        .forEach(chart::add);
    chart.add(Line.ofEpochs("limit", new double[] {5, 5}).dashes());
    Path page = folder.resolve("page.html");
    new Page("t").chart(chart).write(page);
    try (Chromium browser = InChromium.start(folder)) {
      browser.open(page);
      List<String> dashes = browser.evaluate(DASHES).valueStream().map(JsonNode::asString).toList();
      assertThat(dashes).hasSize(10).startsWith("solid");
      assertThat(dashes.subList(0, 8)).doesNotHaveDuplicates().doesNotContain(dashes.get(9));
      assertThat(dashes.get(8)).as("another one in the first line's colour").isNotEqualTo("solid");
    }
  }

  @Test
  void everyPartIsDrawnAndNothingIsAskedForOrRun() throws IOException {
    Path page = folder.resolve("page.html");
    everyPart().write(page);
    try (Chromium browser = InChromium.start(folder)) {
      InChromium.check(browser, page, 3, Path.of("target", "pages", "every-part"));
      assertThat(browser.evaluate("document.querySelector('p').textContent").asString())
          .isEqualTo(HOSTILE);
      assertThat(browser.evaluate("document.querySelectorAll('img[src=x]').length").asInt())
          .isZero();
      assertThat(browser.evaluate("document.querySelector('.u-legend').textContent").asString())
          .contains(HOSTILE);
    }
  }
}
