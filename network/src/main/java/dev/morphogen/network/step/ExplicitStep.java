package dev.morphogen.network.step;

import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.network.Shape;
import dev.morphogen.network.diffusion.Diffusion;
import dev.morphogen.network.layer.BatchNormalization;
import dev.morphogen.network.layer.ExplicitDiffusionPlan;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.layer.LayerPlan;
import dev.morphogen.network.layer.LinearOperator;
import dev.morphogen.network.layer.MixingWeights;
import dev.morphogen.network.layer.Mode;
import dev.morphogen.network.layer.NormalizationPlan;
import dev.morphogen.network.layer.Site;
import dev.morphogen.network.layer.StencilWeights;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Lane;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The explicit reaction-diffusion step, eq. (9): y⁺ = y + h·(relu(N(M y)) − KᵀK y) with a depthwise K.
 *
 * <p>K and Kᵀ share one stencil, so two terms flow to its gradient: ∂L/∂k = −h·(∂⟨K g, K y⟩/∂k by the
 * first K and by the second), with g = ∂L/∂y⁺ (NOTES.md, ruling 3).
 */
public final class ExplicitStep implements Layer {

  private final String name;
  private final int channels;
  private final float timeStep;
  private final StencilWeights stencil;
  private final MixingWeights mixing;
  private final BatchNormalization norm;

  /** Takes its slices from {@code layout}: stencil.weight, mixing.weight, norm.…. */
  public ExplicitStep(WeightLayout.Builder layout, StepSettings settings) {
    name = layout.name();
    channels = settings.channels();
    timeStep = settings.timeStep();
    stencil =
        new StencilWeights(layout.at("stencil"), channels, settings.stencil(), settings.boundary());
    mixing = MixingWeights.convolution(layout.at("mixing"), channels, channels);
    norm = new BatchNormalization(layout.at("norm"), channels);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Shape outputShape(Shape input) {
    Layer.requireChannels(name, channels, input);
    return input;
  }

  @Override
  public long multiplyAdds(Shape input) {
    return 2 * stencil.multiplyAdds(input) + mixing.multiplyAdds(input);
  }

  @Override
  public void initialize(Weights weights, RandomGenerator random) {
    stencil.initialize(weights, random);
    mixing.initialize(weights, random);
    norm.initialize(weights);
  }

  @Override
  public Optional<Diffusion> diffusion(Weights weights, Shape input) {
    return Optional.of(stencil.diffusion(name, weights, input, TimeIntegration.EXPLICIT, timeStep));
  }

  @Override
  public LayerPlan plan(Site site) {
    return new Plan(site);
  }

  private final class Plan implements LayerPlan {

    private final Site site;
    private final ExplicitDiffusionPlan diffusion;
    private final LinearOperator.Plan reaction;
    private final NormalizationPlan normalization;
    private final Activations z;
    private final Activations dz;

    Plan(Site site) {
      this.site = site;
      Shape input = site.inputShape();
      diffusion = stencil.planExplicit(site, input, timeStep);
      reaction = mixing.plan(site, input);
      normalization = norm.plan(site, input.pixels(), timeStep);
      z = site.kept(input.size());
      dz = site.temporary(site.mode() == Mode.TRAINING ? input.size() : 0);
    }

    @Override
    public void prepare(Program program) {
      diffusion.prepare(program);
      reaction.prepare(program);
      normalization.prepare(program);
    }

    @Override
    public void forward(Program program) {
      program.stage(this::mix);
      normalization.finish(program);
      program.stage(this::react);
    }

    private void mix(int image, Lane lane) {
      reaction.apply(site.input(), z, image, lane);
      normalization.gather(z, image, lane);
    }

    private void react(int image, Lane lane) {
      diffusion.apply(site.input(), z, normalization, site.output(), image, lane);
    }

    @Override
    public void backward(Program program) {
      program.stage(
          (image, lane) -> normalization.gatherReluGradient(site.outputGradient(), z, image, lane));
      normalization.finishGradient(program);
      program.stage(this::backwardDiffusion);
      program.stage(this::backwardReaction);
    }

    /** The first term of dy = (I − h·KᵀK) g + Mᵀ dz. */
    private void backwardDiffusion(int image, Lane lane) {
      diffusion.applyGathering(
          site.outputGradient(), site.input(), site.inputGradient(), image, lane);
    }

    private void backwardReaction(int image, Lane lane) {
      normalization.reluGradient(site.outputGradient(), z, dz, image, lane);
      reaction.gatherGradient(site.input(), dz, image, lane);
      reaction.transposeAdding(dz, site.inputGradient(), image, lane);
    }

    @Override
    public void collect(Program program) {
      diffusion.collect(program);
      reaction.collect(program);
    }
  }
}
