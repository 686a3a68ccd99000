package dev.morphogen.network.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.json.JsonPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelConfigTest {

  private static final String GOOD =
      """
      {"format": "morphogen/1", "later": [1],
       "architecture": {"widths": [2, 4], "step": "explicit"},
       "input": {"height": 6, "width": 8, "channels": 1}, "classes": ["cat", "dog"],
       "preprocessing": {"mean": [0.5], "std": [1]}, "provenance": {"seed": 3}}
      """;

  @TempDir Path folder;

  private static ModelConfig read(String json) {
    return ModelConfig.read(JsonPlace.parse("config.json", json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void oneValueStandsForAllBlocks() {
    String json = new String(Models.small().config().toJson(), StandardCharsets.UTF_8);
    assertThat(json.replaceAll("\\s+", ""))
        .startsWith(
            """
            {"format":"morphogen/1","architecture":{"widths":[2,4],"stepsPerBlock":4,"step":"explicit",\
            "stencil":3,"timeStep":1.0,"boundary":"zero","convolution":"direct","openingStencil":5},\
            "input":{"height":6,"width":8,"channels":3},"classes":["cat","dog","öl"],\
            "preprocessing":{"mean":[0.1,0.2,\
            """);
  }

  @Test
  void whatDiffersFromBlockToBlockIsAList() {
    String json = new String(Models.mixed().config().toJson(), StandardCharsets.UTF_8);
    assertThat(json.replaceAll("\\s+", ""))
        .contains(
            """
            "architecture":{"widths":[2,4],"stepsPerBlock":[2,1],\
            "step":[["resnet","explicit"],["mobilenet"]],"stencil":[5,3],"timeStep":[0.1,0.75],\
            "boundary":["periodic","zero"],"convolution":["fourier","direct"],"openingStencil":3}\
            """);
  }

  @Test
  void unknownFieldsAtTheTopAreLeftAlone() {
    ModelConfig config = read(GOOD);
    assertThat(config.spec().architecture()).isEqualTo(Architecture.of("explicit", List.of(2, 4)));
    assertThat(config.provenance()).containsEntry("seed", 3);
  }

  @Test
  void anArchitectureCanBeReadFromAFileOfItsOwn() throws IOException {
    Path file = folder.resolve("mine.json");
    Files.writeString(
        file,
        """
        {"widths": [2, 4], "step": ["explicit", ["resnet", "mobilenet"]], "boundary": ["zero", "periodic"]}
        """);
    Architecture expected =
        new Architecture(
            5,
            List.of(
                Block.of(2, "explicit"),
                Block.of(4, "resnet")
                    .withSteps(List.of("resnet", "mobilenet"))
                    .withBoundary(Boundary.PERIODIC)));
    assertThat(ArchitectureFile.read(file)).isEqualTo(expected);
    Files.writeString(file, GOOD);
    assertThat(ArchitectureFile.read(file)).isEqualTo(Architecture.of("explicit", List.of(2, 4)));
    Files.writeString(file, "{\"widths\": [2, 5], \"step\": \"explicit\"}");
    assertThatThrownBy(() -> ArchitectureFile.read(file))
        .hasMessage(file + ": widths: expected each block to double the one before, got 2, 5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          morphogen/1        | morphogen/9       | format: expected "morphogen/1", got "morphogen/9"
          "format"           | "fromat"          | format: expected a value, it is missing
          "step"             | "stepp"           | architecture: expected the fields widths, stepsPerBlock, step, stencil, timeStep, boundary, convolution, openingStencil, got 'stepp'
          "explicit"         | 4                 | architecture.step: expected a text, got 4
          "explicit"         | ["explicit"]      | architecture.step: expected one value, or one for each of 2 blocks, got ["explicit"]
          [2, 4]             | [2, 4.5]          | architecture.widths[1]: expected a whole number, got 4.5
          [2, 4]             | [2, 5]            | widths: expected each block to double the one before, got 2, 5
          [2, 4]             | 7                 | architecture.widths: expected a list, got 7
          [2, 4]             | []                | blocks: expected 1 to 12, got 0
          "step":            | "stepsPerBlock": 2000000000, "step": | architecture.stepsPerBlock: expected 1 to 1000, got 2000000000
          "step":            | "stencil": [3, 4], "step":  | stencil: expected an odd size, got 4
          "step":            | "timeStep": 0, "step":      | timeStep: expected a positive number, got 0.0
          "step":            | "timeStep": 1e999, "step":  | architecture.timeStep: expected a number, got "Infinity"
          "step":            | "boundary": "ice", "step":  | architecture.boundary: expected "zero" or "periodic", got "ice"
          "step":            | "convolution": "fast", "step": | architecture.convolution: expected "direct" or "fourier", got "fast"
          "step":            | "convolution": "fourier", "step": | convolution: expected boundary periodic for fourier, got zero
          "height": 6        | "height": "six"   | input.height: expected a whole number, got "six"
          "height": 6        | "height": 6000000000 | input.height: expected a whole number, got 6000000000
          "height": 6        | "height": -6      | image: expected positive sides, got -6x8x1
          "dog"              | null              | classes[1]: expected a text, got null
          , "dog"            | ``                | classes: expected at least 2, got 1
          [0.5]              | [0.5, 1]          | preprocessing.mean: expected a number for each of 1 channels, got [0.5,1]
          [1]}               | [0]}              | preprocessing.std: expected positive numbers, got [0.0]
          {"seed": 3}        | 3                 | provenance: expected an object, got 3
          {"format"          | [{"format"        | expected JSON, got something else, at line 5, column 1
          {"seed": 3}}       | {"seed": 3        | expected JSON, got something else, at line 5, column 1
          "later": [1]       | "format": "twice" | expected JSON, got something else, at line 1, column 35
          """)
  void aDamagedConfigIsOneSentence(String before, String after, String sentence) {
    String damaged = GOOD.replace(before, after);
    assertThat(damaged).isNotEqualTo(GOOD);
    assertRefused(damaged, sentence);
  }

  private static void assertRefused(String json, String sentence) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("config.json: " + sentence);
  }

  /** Read once for each of them, 40 KB would take minutes. */
  @Test
  @Timeout(20)
  void manyWidthsAreRefusedAtOnce() {
    String widths = Collections.nCopies(20_000, 2).toString();
    assertRefused(GOOD.replace("[2, 4]", widths), "blocks: expected 1 to 12, got 20000");
  }

  @Test
  void namesFromForeignFilesFitASentence() {
    assertRefused(
        GOOD.replace("\"step\":", "\"st\\nep\": 1, \"step\":"),
        "architecture: expected the fields widths, stepsPerBlock, step, stencil, timeStep, boundary,"
            + " convolution, openingStencil, got 'st?ep'");
    String step = "\\u001b[2J" + "x".repeat(100);
    assertThatThrownBy(() -> read(GOOD.replace("explicit", step)).spec().network())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith("got '?[2J" + "x".repeat(76) + "…'");
  }

  @Test
  void aWholeNumberMayBeTooLongForADouble() {
    String huge = "1" + "0".repeat(400);
    assertRefused(
        GOOD.replace("\"std\": [1]", "\"std\": [%s]".formatted(huge)),
        "preprocessing.std[0]: expected a number, got %s…".formatted(huge.substring(0, 60)));
    assertRefused(
        GOOD.replace("\"height\": 6", "\"height\": " + huge),
        "input.height: expected a whole number, got %s…".formatted(huge.substring(0, 60)));
  }
}
