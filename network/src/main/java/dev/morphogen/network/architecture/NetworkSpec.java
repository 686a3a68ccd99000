package dev.morphogen.network.architecture;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.step.Steps;
import java.util.List;

/**
 * Everything that determines a network but its weights: architecture, images and classes. Plain data, to be
 * stored, sent and compared.
 */
public record NetworkSpec(Architecture architecture, Shape input, List<String> classes) {

  /**
   * Keeps its own copy of the classes.
   *
   * @throws InvalidInputException if there are fewer than two
   */
  public NetworkSpec {
    classes = List.copyOf(classes);
    if (classes.size() < 2) {
      throw new InvalidInputException(
          "classes: expected at least 2, got %d".formatted(classes.size()));
    }
  }

  /** Builds the network with the paper's steps. */
  public Network network() {
    return network(Steps.standard());
  }

  /**
   * Builds the network.
   *
   * @throws InvalidInputException if a step is unknown or the image too small for so many blocks
   */
  public Network network(Steps steps) {
    return architecture.network(input, classes.size(), steps);
  }
}
