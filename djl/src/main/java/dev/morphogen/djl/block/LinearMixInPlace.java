package dev.morphogen.djl.block;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.InvalidInputException;

/**
 * Puts {@link LinearMix} in the place of dense convolutions of a network that somebody else wrote, as the paper says of a large class
 * of networks.
 */
public final class LinearMixInPlace {

  private LinearMixInPlace() {}

  /**
   * The same network with LinearMix for every convolution that has as many outputs as inputs, an odd square stencil larger than
   * 1x1, stride and dilation 1, one group, and padding that keeps the image's size. Blocks within blocks are looked into where they
   * are a SequentialBlock itself; all others, and those without such a convolution, stay the very same. A convolution that has a
   * bias gets one again; what it has learnt is lost.
   *
   * @param input shape of the images {@code [n, c, h, w]}
   * @throws InvalidInputException if the network is of a class of its own that extends SequentialBlock
   */
  public static SequentialBlock in(SequentialBlock network, Shape input) {
    if (!isPlain(network)) {
      throw new InvalidInputException(
          "network: expected a SequentialBlock itself, got %s, which may do more: put its blocks into one"
              .formatted(network.getClass().getName()));
    }
    return inPlain(network, input);
  }

  private static boolean isPlain(SequentialBlock sequence) {
    return sequence.getClass() == SequentialBlock.class;
  }

  private static SequentialBlock inPlain(SequentialBlock network, Shape input) {
    SequentialBlock changed =
        new SequentialBlock().setReturnIntermediate(network.isReturnIntermediate());
    boolean same = true;
    Shape[] shapes = {input};
    for (Block child : network.getChildren().values()) {
      Block successor = replaced(child, shapes[0]);
      changed.add(successor);
      same &= successor.equals(child);
      shapes = child.getOutputShapes(shapes);
    }
    return same ? network : changed;
  }

  private static Block replaced(Block block, Shape input) {
    return switch (block) {
      case SequentialBlock sequence when isPlain(sequence) -> inPlain(sequence, input);
      case Conv2d convolution when fits(convolution, input) ->
          new LinearMix(
              convolution.getFilters(),
              (int) convolution.getKernelShape().get(0),
              Boundary.ZERO,
              convolution.isIncludeBias());
      default -> block;
    };
  }

  private static boolean fits(Conv2d convolution, Shape input) {
    long side = convolution.getKernelShape().get(0);
    Shape one = new Shape(1, 1);
    return input.get(1) == convolution.getFilters()
        && side > 1
        && side % 2 == 1
        && convolution.getKernelShape().equals(new Shape(side, side))
        && convolution.getPadding().equals(new Shape(side / 2, side / 2))
        && convolution.getStride().equals(one)
        && convolution.getDilation().equals(one)
        && convolution.getGroups() == 1;
  }
}
