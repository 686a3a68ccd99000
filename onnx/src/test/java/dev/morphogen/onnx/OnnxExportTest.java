package dev.morphogen.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.layer.DenseWeights;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.layer.LinearOperator;
import dev.morphogen.network.layer.MixingWeights;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.step.MobileNetStep;
import dev.morphogen.network.step.ResidualStep;
import dev.morphogen.network.step.StepFactory;
import dev.morphogen.network.step.StepSettings;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.onnx.OnnxExport.Normalization;
import dev.morphogen.onnx.graph.Value;
import dev.morphogen.onnx.layer.Place;
import dev.morphogen.onnx.step.OnnxStep;
import dev.morphogen.onnx.step.OnnxSteps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of one's own, and files that may or may not be written. */
final class OnnxExportTest {

  @TempDir Path folder;

  /** y + M₂ relu(N(M₁ y)). */
  private static Layer mixed(WeightLayout.Builder layout, StepSettings settings) {
    int c = settings.channels();
    return new ResidualStep(
        layout,
        c,
        MixingWeights.convolution(layout.at("first"), c, c),
        MixingWeights.convolution(layout.at("second"), c, c));
  }

  private static Value mixed(Place place, Block block, Value y) {
    Value inside = place.convolution("first", y).normalized("norm").relu();
    return place.sum(place.convolution("second", inside).value(), y);
  }

  /** y + K relu(N(K y)) with one K: folded, the first use has other numbers than the second. */
  private static Layer twice(WeightLayout.Builder layout, StepSettings settings) {
    int c = settings.channels();
    LinearOperator k = new DenseWeights(layout.at("k"), c, c, settings.stencil());
    return new ResidualStep(layout, c, k, k);
  }

  private static Value twice(Place place, Block block, Value y) {
    Value inside = place.convolution("k", y).normalized("norm").relu();
    return place.sum(place.convolution("k", inside).value(), y);
  }

  private static Model withStep(String name, Steps steps) {
    Block block = Block.of(5, name).withSteps(List.of("explicit", name));
    return Models.of(new Architecture(3, List.of(block)), new Shape(7, 6, 3), steps);
  }

  @Test
  void aStepOfOnesOwnIsNamed() {
    Steps steps = Steps.standard().with("mine", OnnxExportTest::mixed);
    OnnxExport export = OnnxExport.of(withStep("mine", steps));
    assertThatThrownBy(export::toOnnx)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "export: expected steps of resnet, mobilenet, linearmix, explicit, implicit, circulant,"
                + " implicit-circulant, got 'mine' in blocks.0.steps.1, whose nodes are not known:"
                + " add them with OnnxSteps.with");
  }

  @ParameterizedTest
  @EnumSource
  void aStepOfOnesOwnCanBeAdded(Normalization normalization) {
    requireSame(OnnxExportTest::mixed, OnnxExportTest::mixed, normalization);
  }

  @ParameterizedTest
  @EnumSource
  void aConvolutionCanBeUsedTwice(Normalization normalization) {
    requireSame(OnnxExportTest::twice, OnnxExportTest::twice, normalization);
  }

  private static void requireSame(StepFactory step, OnnxStep nodes, Normalization normalization) {
    Model model = withStep("mine", Steps.standard().with("mine", step));
    OnnxExport export =
        OnnxExport.of(model).with(normalization).with(OnnxSteps.standard().with("mine", nodes));
    Answers.requireSame(model, export.toOnnx());
  }

  /** Our nodes under the name of another step. */
  @Test
  void weightsThatAreMissingAreNamed() {
    Steps steps = Steps.standard().with("mine", OnnxExportTest::mixed);
    OnnxSteps nodes = OnnxSteps.standard();
    OnnxExport export =
        OnnxExport.of(withStep("mine", steps))
            .with(nodes.with("mine", nodes.get("mobilenet", "here")));
    assertThatThrownBy(export::toOnnx)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "export: expected weights blocks.0.steps.1.stencil.weight, they are missing: a step of"
                + " one's own needs a name of its own");
  }

  /** Even one with the same weights, as these: it would be exported as the one whose name it took. */
  @Test
  void anotherStepUnderANameOfOursIsRefused() {
    Steps steps =
        Steps.standard()
            .with("explicit", OnnxExportTest::mixed)
            .with("mobilenet", (layout, settings) -> new MobileNetStep(layout, settings));
    OnnxExport export = OnnxExport.of(withStep("mobilenet", steps));
    String sentence =
        "export: expected Morphogen's own '%s' in blocks.0.steps.%d, got another step of that name,"
            + " whose nodes are not known: add them with OnnxSteps.with";
    assertThatThrownBy(export::toOnnx)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence.formatted("explicit", 0));
    OnnxSteps nodes = OnnxSteps.standard().with("explicit", OnnxExportTest::mixed);
    assertThatThrownBy(() -> export.with(nodes).toOnnx())
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence.formatted("mobilenet", 1));
  }

  @Test
  void nodesForAStepUnderANameOfOursAreTaken() {
    Model model = withStep("explicit", Steps.standard().with("explicit", OnnxExportTest::mixed));
    OnnxSteps nodes = OnnxSteps.standard().with("explicit", OnnxExportTest::mixed);
    Answers.requireSame(model, OnnxExport.of(model).with(nodes).toOnnx());
  }

  @Test
  void writesAFileAndReplacesAFormerOne() throws IOException {
    Path file = folder.resolve("new/model.onnx");
    OnnxModel first = OnnxExport.of(Models.of("resnet", Boundary.ZERO)).write(file);
    assertThat(file).hasBinaryContent(first.toBytes());
    OnnxModel second = OnnxExport.of(Models.of("explicit", Boundary.ZERO)).write(file);
    assertThat(file).hasBinaryContent(second.toBytes());
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  /** Such as somebody else's ONNX, which begins with another producer. */
  @ParameterizedTest
  @ValueSource(strings = {"", "precious", "\b\t\u0012\u0007pytorch", "\b\t\u0012\tMorphoge"})
  void aFileOfAnotherKindStays(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("model.onnx"), content);
    assertThatThrownBy(() -> OnnxExport.of(Models.of("resnet", Boundary.ZERO)).write(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            file
                + ": expected a new file or an earlier export, got another file: give the export"
                + " another name");
    assertThat(file).hasContent(content);
  }
}
