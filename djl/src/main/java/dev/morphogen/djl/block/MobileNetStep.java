package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import dev.morphogen.network.step.StepSettings;

/** MobileNet's step, eq. (13): y⁺ = relu(N(M relu(N(K_dw y)))). */
public final class MobileNetStep extends ImageBlock {

  private final Stencil stencil;
  private final BatchNorm stencilNorm;
  private final Conv2d mixing;
  private final BatchNorm mixingNorm;

  /** Its parameters are stencil.weight, stencil_norm.…, mixing.weight, mixing_norm.…. */
  public MobileNetStep(StepSettings settings) {
    super(settings.channels());
    stencil =
        addChildBlock("stencil", new Stencil(channels(), settings.stencil(), settings.boundary()));
    stencilNorm = addChildBlock("stencil_norm", Convolutions.normalization());
    mixing = addChildBlock("mixing", Convolutions.dense(channels(), 1));
    mixingNorm = addChildBlock("mixing_norm", Convolutions.normalization());
  }

  @Override
  NDArray forward(NDArray y, Pass pass) {
    NDArray a = pass.normalizeRelu(stencilNorm, pass.through(stencil, y));
    return pass.normalizeRelu(mixingNorm, pass.through(mixing, a));
  }
}
