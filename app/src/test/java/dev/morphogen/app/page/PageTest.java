package dev.morphogen.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PageTest {

  @TempDir Path folder;

  @Test
  void textStaysText() {
    String hostile = "<b a=\"1\" b='2'>&amp;\u0000\u0007\u00e9</b>";
    assertThat(Html.escape(hostile))
        .isEqualTo("&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;\uFFFD\uFFFD\u00e9&lt;/b&gt;");
    String html =
        new Page(hostile)
            .paragraph(hostile)
            .table(List.of(hostile), List.of(List.of(hostile)))
            .html();
    assertThat(html).doesNotContain("<b a").contains("&lt;b a=&quot;1&quot;");
  }

  @Test
  void aChartsNumbersAreJsonThatCannotEndTheScript() {
    LineChart chart =
        new LineChart("</script>", Axis.of("x"), Axis.of("y", "s").log())
            .add(Line.of("a", new double[] {3, 1}, new double[] {0.5, -1}))
            .add(Line.of("b", new double[] {2, Double.NaN}, new double[] {7, 1}).dashes());
    String html = new Page("t").chart(chart).html();
    assertThat(html).contains("\\u003c/script>").doesNotContain("\"</script>");
    JsonNode json = JsonMapper.shared().readTree(chart.json());
    assertThat(json.get("data").toString())
        .isEqualTo("[[1.0,2.0,3.0],[null,null,0.5],[null,7.0,null]]");
    assertThat(json.get("y").toString()).isEqualTo("{\"label\":\"y (s)\",\"log\":true}");
    assertThat(json.get("lines").get(1).toString())
        .isEqualTo("{\"name\":\"b\",\"colour\":1,\"dashed\":true}");
  }

  @Test
  void thePageNeedsNothingElseAndNamesTheLicence() {
    Page page = new Page("t");
    assertThat(page.html()).doesNotContain("uPlot=").doesNotContain("<script src");
    page.chart(
        new LineChart("c", Axis.of("x"), Axis.of("y")).add(Line.ofEpochs("a", new double[1])));
    assertThat(page.html())
        .contains("uPlot=")
        .contains("The MIT License")
        .contains("Charts by uPlot 1.6.30, MIT licence.")
        .contains("name=\"viewport\"")
        .doesNotContain("src=\"http");
  }

  @Test
  void aPageIsReplacedButNotSomebodysFile() throws IOException {
    Path file = folder.resolve("new folder/page.html");
    new Page("one").write(file);
    new Page("two").write(file);
    assertThat(file).content().contains("<h1>two</h1>").doesNotContain("one</h1>");
    Files.writeString(file, "<!doctype html>\n<p>my diary, which is long enough to be compared");
    assertThatThrownBy(() -> new Page("three").write(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "expected a new file or an earlier page, got another file: give the page another name");
    assertThat(file).content().contains("diary");
  }

  @Test
  void coloursGoFromBlueOverNearlyWhiteToRed() {
    assertThat(HeatMap.colour(-2, 2)).isEqualTo(0xFF2166AC);
    assertThat(HeatMap.colour(0, 2)).isEqualTo(0xFFF7F7F7);
    assertThat(HeatMap.colour(9, 2)).isEqualTo(0xFFB2182B);
    assertThat(HeatMap.colour(0, 0)).isEqualTo(0xFFF7F7F7);
    assertThat(HeatMap.colour(Double.NaN, 2)).isEqualTo(0xFF000000);
    List<double[][]> maps = List.of(new double[][] {{1, -3}}, new double[][] {{Double.NaN, 2}});
    assertThat(HeatMap.largest(maps)).isEqualTo(3);
    var grid = HeatMap.grid(maps, 1, 3);
    assertThat(grid.getWidth()).isEqualTo(2);
    assertThat(grid.getHeight()).isEqualTo(3);
    assertThat(grid.getRGB(0, 1)).as("the gap is clear").isZero();
    assertThat(grid.getRGB(1, 0)).isEqualTo(0xFF2166AC);
  }

  @Test
  void longNamesBreakIntoLinesBetweenTheirParts() {
    String html =
        new Page("t")
            .table(
                List.of("setting", ">number"),
                List.of(List.of("recipe.learningRate/a_b", "1,234,567,890,123"), List.of("s", "1")))
            .html();
    assertThat(html)
        .contains("<td class=\"long\">recipe.<wbr>learningRate/<wbr>a_<wbr>b</td>")
        .contains("<td class=\"r\">1,234,567,890,123</td>", "<td>s</td>");
  }

  @Test
  void aMatrixSaysNamesInFullThatItCutsOff() {
    String name = "a class of forty characters, or even more";
    ShadedTable table =
        new ShadedTable(
            "row by column",
            List.of(name),
            List.of(name),
            List.of(List.of("1")),
            new double[][] {{1}});
    assertThat(new Page("t").table(table).html())
        .contains("<th scope=\"col\" title=\"%s\">".formatted(name))
        .contains("<th scope=\"row\" title=\"%s\">".formatted(name));
  }

  @Test
  void aLineHasAsManyXAsY() {
    assertThatThrownBy(() -> Line.of("loss", new double[2], new double[3]))
        .hasMessage("line loss: expected as many x as y, got 2 and 3");
  }
}
