package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import dev.morphogen.network.step.StepSettings;

/**
 * A reaction-diffusion step by Fourier transform: implicit, eq. (11), y⁺ = (I + h·KᵀK)⁻¹(y + h·relu(N(M y))), or explicit with a
 * circulant K, eq. (12), y⁺ = (I − h·KᵀK) y + h·relu(N(M y)). K is periodic.
 */
public final class FourierStep extends ImageBlock {

  private final float timeStep;
  private final boolean implicit;
  private final FourierDiffusion stencil;
  private final Conv2d mixing;
  private final BatchNorm norm;

  private FourierStep(StepSettings settings, boolean circulant, boolean implicit) {
    super(settings.channels());
    timeStep = settings.timeStep();
    this.implicit = implicit;
    stencil =
        addChildBlock(
            "stencil",
            new FourierDiffusion(channels(), settings.stencil(), timeStep, circulant, implicit));
    mixing = addChildBlock("mixing", Convolutions.dense(channels(), 1));
    norm = addChildBlock("norm", Convolutions.normalization());
  }

  /** Implicit with a depthwise K; its parameters, as the others', are stencil.weight, mixing.weight, norm.…. */
  public static FourierStep implicit(StepSettings settings) {
    return new FourierStep(settings, false, true);
  }

  /** Explicit with a circulant K. */
  public static FourierStep circulant(StepSettings settings) {
    return new FourierStep(settings, true, false);
  }

  /** Implicit with a circulant K. */
  public static FourierStep implicitCirculant(StepSettings settings) {
    return new FourierStep(settings, true, true);
  }

  @Override
  NDArray forward(NDArray y, Pass pass) {
    NDArray reaction = pass.normalizeRelu(norm, pass.through(mixing, y));
    NDArray change = EngineNumber.times(timeStep, reaction);
    return implicit ? pass.through(stencil, y.add(change)) : pass.through(stencil, y).add(change);
  }
}
