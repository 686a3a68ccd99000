package dev.morphogen.app.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each result in its three forms. */
final class PaperTest {

  @TempDir Path folder;

  private Typed run(String result, Object... more) {
    Path out = folder.resolve("a folder").resolve("results");
    Typed typed =
        Typed.run("paper", result, "--quick", "--threads", 2, "--out", out, List.of(more));
    assertThat(typed.err()).endsWith(".md, %1$s.json, %1$s.html\n".formatted(out.resolve(result)));
    return typed.done();
  }

  private String file(String name) throws IOException {
    return Files.readString(folder.resolve("a folder").resolve("results").resolve(name));
  }

  @Test
  void table1IsCountedAndMeasured() throws IOException {
    JsonNode json = run("table1", "--json").json();
    assertThat(JsonMapper.shared().readTree(file("table1.json"))).isEqualTo(json);
    assertThat(json.at("/rows")).hasSize(Operator.values().length);
    for (JsonNode row : json.at("/rows")) {
      for (String sweep : List.of("pixels", "channels", "stencil")) {
        JsonNode one = row.at("/sweeps/" + sweep);
        assertThat(one.at("/points")).hasSize(3);
        for (JsonNode point : one.at("/points")) {
          assertThat(point.at("/weightsCounted").doubleValue())
              .isEqualTo(point.at("/weightsByFormula").doubleValue());
          assertThat(point.at("/millisPerImage").doubleValue()).isPositive();
        }
        assertThat(one.at("/exponents/timeStandardError").doubleValue()).isNotNegative();
      }
    }
    JsonNode dense = json.at("/rows/0/sweeps");
    assertThat(json.at("/rows/0/operator").stringValue()).isEqualTo("fully-coupled");
    assertThat(exponent(dense, "pixels")).isEqualTo("1.0");
    assertThat(exponent(dense, "channels")).isEqualTo("2.0");
    assertThat(exponent(dense, "stencil")).isEqualTo("2.0");
    assertThat(file("table1.md")).contains("| RD circulant", "± ", "paper table1 --quick");
    assertThat(file("table1.html"))
        .startsWith("<!doctype html>")
        .contains("Time along c", "<h3>Milliseconds an image along n</h3>", "n (pixels)");
  }

  private static String exponent(JsonNode sweeps, String sweep) {
    double counted = sweeps.at("/" + sweep + "/exponents/operationsCounted").doubleValue();
    return String.valueOf(Math.round(1e6 * counted) / 1e6);
  }

  @Test
  void figure1IsMeasuredBesideThePapersWords() throws IOException {
    String text = run("figure1").out();
    assertThat(text).isEqualTo(file("figure1.md"));
    assertThat(text)
        .contains("## By image side", "## By stencil side", "## By channels")
        .contains("- Paper: The ratio is linear", "exponent of the ratio by channels: depthwise");
    JsonNode json = JsonMapper.shared().readTree(file("figure1.json"));
    assertThat(json.at("/panels")).hasSize(3);
    assertThat(json.at("/claims")).hasSize(4);
    assertThat(json.at("/run/command").stringValue()).startsWith("./morphogen paper figure1");
    assertThat(json.at("/run/threads").intValue()).isEqualTo(2);
    assertThat(file("figure1.html"))
        .contains("times faster than dense")
        .doesNotContain("<script src");
  }

  @Test
  void aFolderThatIsAFileIsRefusedBeforeTheWork() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Typed.run("paper", "table1", "--out", file)
        .failed(
            2,
            "--out: expected a folder to write to, %s cannot be made (%s is a file)"
                .formatted(file, file));
  }
}
