package dev.morphogen.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class SummaryTest {

  @TempDir Path folder;

  /** docs/rulings.md, 12. */
  @ParameterizedTest
  @CsvSource({
    "resnet, A, 10, 1555274",
    "mobilenet, B, 100, 250756",
    "linearmix, A, 10, 195146",
    "linearmix, C, 100, 788900",
    "explicit, B, 10, 216106",
    "implicit, B, 10, 216106",
    "circulant, A, 10, 101066",
    "implicit-circulant, A, 10, 101066"
  })
  void countsAsThePaperDoes(String step, String width, String classes, int count) {
    JsonNode json =
        Typed.run(
                "summary",
                "--step",
                step,
                "--width",
                width,
                "--classes",
                classes,
                "--batch",
                2,
                "--json")
            .done()
            .json();
    assertThat(json.at("/parameters/paper").intValue()).isEqualTo(count);
  }

  @Test
  void saysWhatEachLayerCosts() {
    JsonNode json = Typed.run("summary", "--step", "explicit", "--json").done().json();
    assertThat(json.at("/multiplyAdds").longValue()).isBetween(19_600_000L, 19_750_000L);
    assertThat(json.at("/workspaceBytes").longValue()).isGreaterThan(10_000_000);
    JsonNode layers = json.get("layers");
    assertThat(layers).hasSize(17);
    assertThat(layers.get(0).toString())
        .isEqualTo(
            "{\"name\":\"opening\",\"kind\":\"opening\",\"input\":[32,32,3],\"output\":[32,32,32],"
                + "\"parameters\":{\"paper\":2400,\"trainable\":2464},\"multiplyAdds\":2457600}");
    assertThat(layers.get(1).get("kind").stringValue()).isEqualTo("explicit");
    assertThat(sum(layers, "/parameters/paper"))
        .isEqualTo(json.at("/parameters/paper").longValue());
    assertThat(sum(layers, "/parameters/trainable"))
        .isEqualTo(json.at("/parameters/trainable").longValue());
    assertThat(sum(layers, "/multiplyAdds")).isEqualTo(json.at("/multiplyAdds").longValue());
  }

  private static long sum(JsonNode layers, String path) {
    return layers.valueStream().mapToLong(layer -> layer.at(path).longValue()).sum();
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet", "implicit-circulant"})
  void fitsEightyColumns(String step) {
    Typed shown =
        Typed.run("summary", "--step", step, "--width", "C", "--input", "96x96x3", "--batch", 1);
    assertThat(shown.done().out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(shown.out()).contains("blocks.3.steps.3").contains("memory");
    assertThat(shown.err()).isEmpty();
  }

  /** A stencil that is its centre alone: λmax is the centre's square, whatever the boundary. */
  private Path model(Boundary boundary, float timeStep) {
    return model("explicit", boundary, timeStep);
  }

  private Path model(String step, Boundary boundary, float timeStep) {
    Block block = Block.of(2, step).withSteps(List.of(step, "linearmix"));
    NetworkSpec spec =
        new NetworkSpec(
            new Architecture(
                3, List.of(block.withBoundary(boundary).withTimeStep(timeStep).withStencil(1))),
            new Shape(6, 5, 1),
            List.of("a", "b"));
    Weights weights = spec.network().initialWeights(1);
    Slice stencils =
        weights.layout().trained().stream()
            .filter(slice -> slice.name().equals("blocks.0.steps.0.stencil.weight"))
            .findFirst()
            .orElseThrow();
    weights.trained()[stencils.offset()] = 2;
    weights.trained()[stencils.offset() + 1] = -3;
    Preprocessing pixels = new Preprocessing(List.of(0.5), List.of(0.25));
    Path place = folder.resolve("model");
    new Model(spec, pixels, Map.of(), weights).save(place);
    return place;
  }

  @Test
  void showsHowStableAModelIs() {
    String shown =
        Typed.run("summary", "--model", model(Boundary.PERIODIC, 0.5f), "--batch", 1).done().out();
    assertThat(shown)
        .endsWith(
            """

            diffusion         lambda_max  channel    h  h*lambda_max  limit  stable
            ----------------  ----------  -------  ---  ------------  -----  ------
            blocks.0.steps.0       9.000        1  0.5         4.500  2.000  no
            """);
    assertThat(shown.lines()).allMatch(line -> line.length() <= 80);
    shown = Typed.run("summary", "--model", model(Boundary.ZERO, 0.1f)).done().out();
    assertThat(shown)
        .contains("blocks.0.steps.0    <= 9.000        1  0.1     <= 0.9000  2.000  yes");
    shown = Typed.run("summary", "--model", model(Boundary.ZERO, 0.5f)).done().out();
    assertThat(shown).contains("<= 4.500  2.000  not proven");
    assertThat(shown.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void saysHowStableAModelIsAsJson() {
    JsonNode json =
        Typed.run("summary", "--model", model(Boundary.ZERO, 0.5f), "--json").done().json();
    assertThat(json.get("stability").toString())
        .isEqualTo(
            "[{\"layer\":\"blocks.0.steps.0\",\"lambdaMax\":9.0,\"upperBound\":true,\"channel\":1,"
                + "\"timeStep\":0.5,\"timesTimeStep\":4.5,\"limit\":2.0,\"stable\":false}]");
    assertThat(Typed.run("summary", "--json").done().json().has("stability")).isFalse();
  }

  @Test
  void greensFunctionsNeedAModelWithImplicitSteps() {
    Path file = folder.resolve("greens.safetensors");
    Typed.run("summary", "--greens", file)
        .failed(2, "--greens: expected --model beside it, got none");
    Path model = model(Boundary.ZERO, 1);
    Typed.run("summary", "--model", model, "--greens", file)
        .failed(
            2,
            "--greens: expected a model with implicit steps, got %s, which has none"
                .formatted(model));
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"implicit", "implicit-circulant"})
  void writesTheGreensFunctionsOfImplicitSteps(String step) {
    Path file = folder.resolve("greens.safetensors");
    Path model = model(step, Boundary.ZERO, 1);
    Typed shown = Typed.run("summary", "--model", model, "--greens", file).done();
    assertThat(shown.err()).isEqualTo(file + ": 1 Green's function%n".formatted());
    assertThat(shown.out())
        .containsPattern("blocks.0.steps.0 +([\\d.]+) +(1|all)  1.0 +\\1   none  yes");
    assertThat(file)
        .content(StandardCharsets.ISO_8859_1)
        .contains("\"blocks.0.steps.0.greens_function\":{\"dtype\":\"F32\",\"shape\":[2,6,5],");
    JsonNode json = Typed.run("summary", "--model", model, "--json").done().json();
    assertThat(json.at("/stability/0/limit").isNull()).isTrue();
    assertThat(json.at("/stability/0/stable").booleanValue()).isTrue();
    assertThat(json.at("/stability/0/upperBound").booleanValue()).isFalse();
  }

  @Test
  void greensFunctionsTakeNoOtherFilesPlace() throws IOException {
    Path model = model("implicit", Boundary.ZERO, 1);
    Path weights = model.resolve(Model.TENSORS);
    byte[] before = Files.readAllBytes(weights);
    Typed.run("summary", "--model", model, "--greens", weights)
        .failed(
            2,
            "%s: expected a new file or an earlier file of Green's functions, got another file: give the file of Green's functions another name"
                .formatted(weights));
    assertThat(weights).hasBinaryContent(before);
    Path file = folder.resolve("greens.safetensors");
    Typed.run("summary", "--model", model, "--greens", file).done();
    Typed.run("summary", "--model", model, "--greens", file).done();
  }

  @Test
  void showsANetworkOfOnesOwn() throws IOException {
    JsonNode json =
        Typed.run(
                "summary",
                "--widths",
                "4,8",
                "--steps-per-block",
                2,
                "--stencil",
                5,
                "--boundary",
                "periodic",
                "--input",
                "9x7x2",
                "--classes",
                3,
                "--json")
            .done()
            .json();
    assertThat(json.get("layers")).hasSize(8);
    assertThat(json.at("/layers/7/output").toString()).isEqualTo("[1,1,3]");
    Path file = folder.resolve("mine.json");
    Files.writeString(
        file, "{\"widths\": [4, 8], \"step\": [\"explicit\", \"resnet\"], \"stepsPerBlock\": 1}");
    JsonNode fromFile = Typed.run("summary", "--config", file, "--json").done().json();
    assertThat(fromFile.at("/layers/1/kind").stringValue()).isEqualTo("explicit");
    assertThat(fromFile.at("/layers/3/kind").stringValue()).isEqualTo("resnet");
  }
}
