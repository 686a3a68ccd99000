package dev.morphogen.network.step;

import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.network.layer.LayerPlan;
import dev.morphogen.network.layer.Site;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.weights.WeightLayout;

/**
 * The implicit reaction-diffusion step, eq. (11): y⁺ = (I + h·KᵀK)⁻¹(y + h·relu(N(M y))), stable for every h. K
 * is depthwise or circulant, eq. (12); the inverse goes through a Fourier transform, hence K is periodic,
 * whatever the boundary of the settings.
 */
public final class ImplicitStep extends FourierStep {

  private ImplicitStep(WeightLayout.Builder layout, StepSettings settings, Axes axes) {
    super(layout, settings, axes, TimeIntegration.IMPLICIT);
  }

  /** With a depthwise K; takes stencil.weight, mixing.weight, norm.… from {@code layout}. */
  public static ImplicitStep depthwise(WeightLayout.Builder layout, StepSettings settings) {
    return new ImplicitStep(layout, settings, Axes.PIXELS);
  }

  /** With a circulant K, which couples all channels; the same slices. */
  public static ImplicitStep circulant(WeightLayout.Builder layout, StepSettings settings) {
    return new ImplicitStep(layout, settings, Axes.PIXELS_AND_CHANNELS);
  }

  @Override
  public boolean gradientInPlace() {
    return true;
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
      program.stage(this::react);
      program.group(this::diffuse);
    }

    /** The bracket, where the output is to be. */
    private void react(int image, Worker worker) {
      normalization.addReaction(site.input(), z, site.output(), image, worker);
    }

    private void diffuse(int first, int count, Worker worker) {
      diffusion.apply(site.output(), site.output(), first, first + count - 1, worker);
    }

    /** u = D g, the gradient by the bracket, stands where dy = u + Mᵀ dz is to be. */
    @Override
    public void backward(Program program) {
      program.group((first, count, worker) -> diffuseGradient(site.output(), first, count, worker));
      program.stage((image, worker) ->
          normalization.gatherReluGradient(site.inputGradient(), z, image, worker));
      normalization.finishGradient(program);
      program.stage((image, worker) -> backwardReaction(site.inputGradient(), image, worker));
    }
  }
}
