package dev.morphogen.djl.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import dev.morphogen.djl.weights.ParameterNames;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of the blocks needs no engine. */
final class NetworkBlockTest {

  private static NetworkSpec spec(String step) {
    var shape = new dev.morphogen.network.Shape(9, 11, 3);
    return new NetworkSpec(Architecture.of(step, List.of(4, 8)), shape, List.of("a", "b", "c"));
  }

  static Iterable<String> steps() {
    return Steps.standard().names();
  }

  @Test
  void everyStepIsABlockToo() {
    assertThat(StepBlocks.standard().names()).containsExactlyElementsOf(Steps.standard().names());
    assertThatThrownBy(() -> NetworkBlock.of(spec("euler")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "step: expected one of resnet, mobilenet, linearmix, explicit, implicit, circulant, implicit-circulant, got 'euler'");
  }

  @ParameterizedTest
  @MethodSource("steps")
  void parametersHaveTheNamesOfTheModelFolder(String step) {
    WeightLayout layout = spec(step).network().layout();
    List<String> names =
        Stream.concat(layout.trained().stream(), layout.tracked().stream())
            .map(Slice::name)
            .toList();
    assertThat(ParameterNames.of(NetworkBlock.of(spec(step))).keySet())
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void aStepOfOnesOwnTakesPart() {
    StepBlocks steps =
        StepBlocks.standard().with("mine", settings -> new LinearMix(settings.channels()));
    NetworkBlock block = NetworkBlock.of(spec("mine"), steps);
    assertThat(ParameterNames.of(block))
        .containsKey("blocks.1.steps.3.stencil.weight")
        .containsKey("blocks.1.steps.3.mixing.weight");
  }

  @ParameterizedTest
  @MethodSource("steps")
  void shapesAreTheNetworks(String step) {
    NetworkBlock block = NetworkBlock.of(spec(step));
    assertThat(block.getOutputShapes(new Shape[] {new Shape(5, 3, 9, 11)}))
        .containsExactly(new Shape(5, 3));
    Shape[] shapes = {new Shape(5, 3, 9, 11)};
    for (var child : block.getChildren()) {
      shapes = child.getValue().getOutputShapes(shapes);
    }
    assertThat(shapes).containsExactly(new Shape(5, 3));
  }

  @Test
  void imagesOfOtherChannelsAreRejected() {
    assertThatThrownBy(() ->
            NetworkBlock.of(spec("explicit")).getOutputShapes(new Shape[] {new Shape(5, 1, 9, 11)}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("NetworkBlock: expected images [n, 3, h, w], got (5, 1, 9, 11)");
    assertThatThrownBy(() -> new LinearMix(16).getOutputShapes(new Shape[] {new Shape(5, 16)}))
        .hasMessage("LinearMix: expected images [n, 16, h, w], got (5, 16)");
  }

  @Test
  void everyBlockOfTheArchitectureIsThere() {
    Block block = Block.of(4, "linearmix").withSteps(List.of("linearmix", "mobilenet"));
    var shape = new dev.morphogen.network.Shape(8, 8, 1);
    NetworkSpec mixed =
        new NetworkSpec(new Architecture(3, List.of(block)), shape, List.of("a", "b"));
    assertThat(NetworkBlock.of(mixed).getChildren().keys())
        .containsExactly(
            "01opening",
            "02blocks.0.steps.0",
            "03blocks.0.steps.1",
            "04blocks.0.connecting",
            "05classifier");
  }
}
