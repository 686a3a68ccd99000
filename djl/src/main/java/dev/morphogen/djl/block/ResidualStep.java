package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.norm.BatchNorm;
import dev.morphogen.network.step.StepSettings;

/** y⁺ = y + K₂ relu(N(K₁ y)): ResNet's step with dense convolutions, LinearMix's, eq. (7), with K_dw + M for each. */
public final class ResidualStep extends ImageBlock {

  private final Block first;
  private final BatchNorm norm;
  private final Block second;

  private ResidualStep(int channels, Block first, Block second) {
    super(channels);
    this.first = addChildBlock("first", first);
    norm = addChildBlock("norm", Convolutions.normalization());
    this.second = addChildBlock("second", second);
  }

  /** ResNet's: first.weight, norm.…, second.weight. */
  public static ResidualStep dense(StepSettings settings) {
    int c = settings.channels();
    return new ResidualStep(
        c, Convolutions.dense(c, settings.stencil()), Convolutions.dense(c, settings.stencil()));
  }

  /** LinearMix's: first.stencil.weight, first.mixing.weight, norm.…, the same for second. */
  public static ResidualStep linearMix(StepSettings settings) {
    return new ResidualStep(settings.channels(), operator(settings), operator(settings));
  }

  private static LinearMix operator(StepSettings settings) {
    return new LinearMix(settings.channels(), settings.stencil(), settings.boundary(), false);
  }

  @Override
  NDArray forward(NDArray y, Pass pass) {
    NDArray a = pass.normalizeRelu(norm, pass.through(first, y));
    return y.add(pass.through(second, a));
  }
}
