package dev.morphogen.djl.weights;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.step.MobileNetStep;
import dev.morphogen.network.step.Steps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks are made by steps' names: one in the place of ours would silently become ours. */
final class StepOfOnesOwnTest {

  @ParameterizedTest
  @ValueSource(strings = {"mine", "mobilenet"})
  void isRefused(String name) {
    Steps steps =
        Steps.standard().with(name, (layout, settings) -> new MobileNetStep(layout, settings));
    NetworkSpec spec =
        new NetworkSpec(
            Architecture.of(name, List.of(4)), new Shape(8, 8, 1), List.of("cat", "dog"));
    Model model =
        new Model(
            spec,
            steps,
            new Preprocessing(List.of(0.5), List.of(0.25)),
            Map.of(),
            spec.network(steps).initialWeights(1));
    NDManager manager = Engine.getEngine("Morphogen").newBaseManager();
    assertThatThrownBy(() -> ModelExchange.toBlock(model, manager))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "block: expected Morphogen's own steps, got one of your own called '%s': make a NetworkBlock with your StepBlocks and write the weights with BlockWeights"
                .formatted(name));
  }
}
