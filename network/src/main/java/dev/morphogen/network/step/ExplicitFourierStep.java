package dev.morphogen.network.step;

import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.network.layer.LayerPlan;
import dev.morphogen.network.layer.Site;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.weights.WeightLayout;

/**
 * The explicit reaction-diffusion step, eq. (9), by Fourier transform: y⁺ = (I − h·KᵀK) y + h·relu(N(M y)), where
 * the first term is one real multiplier 1 − h|k̂|². K is depthwise, then this is {@link ExplicitStep} with a
 * periodic boundary, or circulant, eq. (12). Stable while h·λmax(KᵀK) ≤ 2.
 */
public final class ExplicitFourierStep extends FourierStep {

  private ExplicitFourierStep(WeightLayout.Builder layout, StepSettings settings, Axes axes) {
    super(layout, settings, axes, TimeIntegration.EXPLICIT);
  }

  /** With a depthwise K; takes stencil.weight, mixing.weight, norm.… from {@code layout}. */
  public static ExplicitFourierStep depthwise(WeightLayout.Builder layout, StepSettings settings) {
    return new ExplicitFourierStep(layout, settings, Axes.PIXELS);
  }

  /** With a circulant K, which couples all channels; the same slices. */
  public static ExplicitFourierStep circulant(WeightLayout.Builder layout, StepSettings settings) {
    return new ExplicitFourierStep(layout, settings, Axes.PIXELS_AND_CHANNELS);
  }

  @Override
  public LayerPlan plan(Site site) {
    return new Plan(site);
  }

  private final class Plan extends FourierPlan {

    Plan(Site site) {
      super(site);
    }

    @Override
    public void forward(Program program) {
      program.stage(this::mix);
      normalization.finish(program);
      program.group(this::diffuse);
      program.stage(this::react);
    }

    /** D y, where the output is to be. */
    private void diffuse(int first, int count, Worker worker) {
      diffusion.apply(site.input(), site.output(), first, first + count - 1, worker);
    }

    private void react(int image, Worker worker) {
      normalization.addReaction(site.output(), z, site.output(), image, worker);
    }

    /** dy = D g + Mᵀ dz. */
    @Override
    public void backward(Program program) {
      program.stage((image, worker) ->
          normalization.gatherReluGradient(site.outputGradient(), z, image, worker));
      normalization.finishGradient(program);
      program.group((first, count, worker) -> diffuseGradient(site.input(), first, count, worker));
      program.stage((image, worker) -> backwardReaction(site.outputGradient(), image, worker));
    }
  }
}
