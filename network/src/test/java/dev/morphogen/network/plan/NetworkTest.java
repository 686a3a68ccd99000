package dev.morphogen.network.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NetworkTest {

  private static Network network(String... steps) {
    Block block = Block.of(4, "explicit").withSteps(List.of(steps));
    return new Architecture(5, List.of(block)).network(new Shape(6, 6, 3), 2);
  }

  /** As many numbers, trained and tracked, of which each step would take the other's for its own. */
  @Test
  void weightsOfTheSameStepsInAnotherOrderAreAnothers() {
    Network network = network("explicit", "mobilenet");
    Weights others = network("mobilenet", "explicit").initialWeights(1);
    assertThatThrownBy(() -> network.requireOwn(others))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "weights: expected blocks.0.steps.0.mixing.weight [4, 4, 1, 1] from number 344 on in this network,"
                + " got blocks.0.steps.0.stencil_norm.weight [4] from number 344 on of another");
    assertThatCode(() -> network.requireOwn(network("explicit", "mobilenet").initialWeights(1)))
        .doesNotThrowAnyException();
  }

  @Test
  void namesShapesAndTrackedSlicesAreComparedToo() {
    Weights weights = weights("a.weight", 2, 3, "a.running_mean");
    Network network =
        new Network(new Shape(6, 6, 3), network("explicit").layers(), weights.layout());
    assertThatCode(() -> network.requireOwn(weights)).doesNotThrowAnyException();
    for (Weights others :
        List.of(
            weights("b.weight", 2, 3, "a.running_mean"),
            weights("a.weight", 3, 2, "a.running_mean"),
            weights("a.weight", 2, 3, "a.running_var"))) {
      assertThatThrownBy(() -> network.requireOwn(others))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  private static Weights weights(String trained, int rows, int columns, String tracked) {
    WeightLayout.Builder layout = WeightLayout.builder();
    layout.slice(trained, Role.CONVOLUTION, rows, columns);
    layout.slice(tracked, Role.STATISTIC, 4);
    return Weights.zeros(layout.build());
  }
}
