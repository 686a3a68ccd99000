package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.convolutional.Conv2d;
import dev.morphogen.kernels.depthwise.Boundary;

/**
 * LinearMix, eq. (7): K_dw + M, a depthwise and a pointwise convolution of the same input. It takes the place of a dense
 * convolution with as many outputs as inputs, c·m² + c² weights for c²·m²; {@link LinearMixInPlace} does that to a whole network.
 */
public final class LinearMix extends ImageBlock {

  private final Stencil stencil;
  private final Conv2d mixing;

  /** In place of a 3x3 convolution with zeros beyond the edge, without bias. */
  public LinearMix(int channels) {
    this(channels, 3, Boundary.ZERO, false);
  }

  /** Its parameters are stencil.weight {@code [c, 1, m, m]}, mixing.weight {@code [c, c, 1, 1]} and, if wanted, mixing.bias. */
  public LinearMix(int channels, int side, Boundary boundary, boolean bias) {
    super(channels);
    stencil = addChildBlock("stencil", new Stencil(channels, side, boundary));
    mixing = addChildBlock("mixing", Convolutions.dense(channels, 1, bias));
  }

  @Override
  NDArray forward(NDArray images, Pass pass) {
    return pass.through(stencil, images).add(pass.through(mixing, images));
  }
}
