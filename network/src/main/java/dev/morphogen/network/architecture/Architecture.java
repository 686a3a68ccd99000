package dev.morphogen.network.architecture;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.layer.ClassifierLayer;
import dev.morphogen.network.layer.ConnectingLayer;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.layer.OpeningLayer;
import dev.morphogen.network.layer.Pooling;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.WeightLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A network's description without its input: opening → [steps → connecting → pool] a block → classifier. What
 * {@code config.json} says, and all that is needed to build the network again.
 *
 * @param openingStencil side of the opening layer's stencils
 * @param blocks from the first to the last; each is twice as wide as the one before, as connecting layers
 *     double the channels
 */
public record Architecture(int openingStencil, List<Block> blocks) {

  /** Connecting layers have 3x3 stencils in every network. */
  private static final int CONNECTING_STENCIL = 3;

  private static final int LARGEST_OPENING = 31;
  private static final int MOST_BLOCKS = 12;
  private static final int MOST_CLASSES = 1 << 16;

  /**
   * Checks that the blocks fit together.
   *
   * @throws InvalidInputException if they do not
   */
  public Architecture {
    blocks = List.copyOf(blocks);
    Block.requireBetween("openingStencil", 1, LARGEST_OPENING, openingStencil);
    if (openingStencil % 2 == 0) {
      throw new InvalidInputException(
          "openingStencil: expected an odd size, got " + openingStencil);
    }
    Block.requireBetween("blocks", 1, MOST_BLOCKS, blocks.size());
    for (int i = 1; i < blocks.size(); i++) {
      int before = blocks.get(i - 1).width();
      if (blocks.get(i).width() != 2 * before) {
        throw new InvalidInputException(
            "widths: expected each block to double the one before, got %s"
                .formatted(
                    blocks.stream().map(b -> b.width() + "").collect(Collectors.joining(", "))));
      }
    }
  }

  /** As in the paper, but for the widths: four steps of one kind a block. */
  public static Architecture of(String step, List<Integer> widths) {
    return new Architecture(5, widths.stream().map(width -> Block.of(width, step)).toList());
  }

  /** Builds the network for images of one shape, with the paper's steps. */
  public Network network(Shape input, int classes) {
    return network(input, classes, Steps.standard());
  }

  /**
   * Builds the network for images of one shape.
   *
   * @throws InvalidInputException if a step is unknown or the image too small for so many blocks
   */
  public Network network(Shape input, int classes, Steps steps) {
    Block.requireBetween("classes", 1, MOST_CLASSES, classes);
    WeightLayout.Builder layout = WeightLayout.builder();
    List<Layer> layers = new ArrayList<>();
    int opened = blocks.getFirst().width();
    layers.add(new OpeningLayer(layout.at("opening"), input.channels(), opened, openingStencil));
    for (int i = 0; i < blocks.size(); i++) {
      addBlock(i, layout.at("blocks." + i), steps, layers);
    }
    int features = 2 * blocks.getLast().width();
    layers.add(new ClassifierLayer(layout.at("classifier"), features, classes));
    return new Network(input, layers, layout.build());
  }

  private void addBlock(int index, WeightLayout.Builder layout, Steps steps, List<Layer> layers) {
    Block block = blocks.get(index);
    for (int j = 0; j < block.steps().size(); j++) {
      layers.add(steps.get(block.steps().get(j)).create(layout.at("steps." + j), block.settings()));
    }
    Pooling pooling = index == blocks.size() - 1 ? Pooling.GLOBAL : Pooling.HALVE;
    layers.add(
        new ConnectingLayer(
            layout.at("connecting"), block.width(), CONNECTING_STENCIL, block.boundary(), pooling));
  }
}
