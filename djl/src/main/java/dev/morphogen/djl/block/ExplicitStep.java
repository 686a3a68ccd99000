package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import dev.morphogen.network.step.StepSettings;

/** The explicit reaction-diffusion step, eq. (9): y⁺ = y + h·(relu(N(M y)) − KᵀK y) with a depthwise K. */
public final class ExplicitStep extends ImageBlock {

  private final float timeStep;
  private final Stencil stencil;
  private final Conv2d mixing;
  private final BatchNorm norm;

  /** Its parameters are stencil.weight, mixing.weight, norm.…. */
  public ExplicitStep(StepSettings settings) {
    super(settings.channels());
    timeStep = settings.timeStep();
    stencil =
        addChildBlock("stencil", new Stencil(channels(), settings.stencil(), settings.boundary()));
    mixing = addChildBlock("mixing", Convolutions.dense(channels(), 1));
    norm = addChildBlock("norm", Convolutions.normalization());
  }

  @Override
  NDArray forward(NDArray y, Pass pass) {
    NDArray reaction = pass.normalizeRelu(norm, pass.through(mixing, y));
    return y.add(EngineNumber.times(timeStep, reaction.sub(stencil.diffuse(y, pass))));
  }
}
