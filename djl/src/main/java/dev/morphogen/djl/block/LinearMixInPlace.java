package dev.morphogen.djl.block;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import dev.morphogen.kernels.depthwise.Boundary;

/**
 * Puts {@link LinearMix} in the place of dense convolutions of a network that somebody else wrote, as the paper says of a large class
 * of networks.
 */
public final class LinearMixInPlace {

  private LinearMixInPlace() {}

  /**
   * The same network with LinearMix for every convolution that has as many outputs as inputs, an odd square stencil larger than
   * 1x1, stride and dilation 1, one group, and padding that keeps the image's size. Blocks within blocks are looked into where they
   * are sequential; all others stay the very same. A convolution that has a bias gets one again; what it has learnt is lost.
   *
   * @param input shape of the images {@code [n, c, h, w]}
   */
  public static SequentialBlock in(SequentialBlock network, Shape input) {
    SequentialBlock changed = new SequentialBlock();
    Shape[] shapes = {input};
    for (Block child : network.getChildren().values()) {
      changed.add(replaced(child, shapes[0]));
      shapes = child.getOutputShapes(shapes);
    }
    return changed;
  }

  private static Block replaced(Block block, Shape input) {
    return switch (block) {
      case SequentialBlock sequence -> in(sequence, input);
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
