package dev.morphogen.network.step;

import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.network.Shape;
import dev.morphogen.network.diffusion.Diffusion;
import dev.morphogen.network.layer.BatchNormalization;
import dev.morphogen.network.layer.DiffusionWeights;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.layer.LayerPlan;
import dev.morphogen.network.layer.LinearOperator;
import dev.morphogen.network.layer.MixingWeights;
import dev.morphogen.network.layer.Mode;
import dev.morphogen.network.layer.NormalizationPlan;
import dev.morphogen.network.layer.Site;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Lane;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The explicit reaction-diffusion step, eq. (9), by Fourier transform: y⁺ = (I − h·KᵀK) y + h·relu(N(M y)), where
 * the first term is one real multiplier 1 − h|k̂|². K is depthwise, then this is {@link ExplicitStep} with a
 * periodic boundary, or circulant, eq. (12). Stable while h·λmax(KᵀK) ≤ 2.
 */
public final class ExplicitFourierStep implements Layer {

  private final String name;
  private final int channels;
  private final float timeStep;
  private final DiffusionWeights stencil;
  private final MixingWeights mixing;
  private final BatchNormalization norm;

  private ExplicitFourierStep(WeightLayout.Builder layout, StepSettings settings, Axes axes) {
    name = layout.name();
    channels = settings.channels();
    timeStep = settings.timeStep();
    stencil =
        new DiffusionWeights(
            layout.at("stencil"),
            channels,
            settings.stencil(),
            axes,
            TimeIntegration.EXPLICIT,
            timeStep);
    mixing = MixingWeights.convolution(layout.at("mixing"), channels, channels);
    norm = new BatchNormalization(layout.at("norm"), channels);
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
    return stencil.multiplyAdds(input) + mixing.multiplyAdds(input);
  }

  @Override
  public void initialize(Weights weights, RandomGenerator random) {
    stencil.initialize(weights, random);
    mixing.initialize(weights, random);
    norm.initialize(weights);
  }

  @Override
  public Optional<Diffusion> diffusion(Weights weights, Shape input) {
    return Optional.of(stencil.diffusion(name, weights, input));
  }

  /** A Fourier transform packs two images. */
  @Override
  public int together() {
    return 2;
  }

  @Override
  public LayerPlan plan(Site site) {
    return new Plan(site);
  }

  private final class Plan implements LayerPlan {

    private final Site site;
    private final DiffusionWeights.Plan diffusion;
    private final LinearOperator.Plan reaction;
    private final NormalizationPlan normalization;
    private final Activations z;
    private final Activations dz;

    Plan(Site site) {
      this.site = site;
      Shape input = site.inputShape();
      diffusion = stencil.plan(site, input);
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
      program.group(this::diffuse);
      program.stage(this::react);
    }

    private void mix(int image, Lane lane) {
      reaction.apply(site.input(), z, image, lane);
      normalization.gather(z, image, lane);
    }

    /** D y, where the output is to be. */
    private void diffuse(int first, int count, Lane lane) {
      diffusion.apply(site.input(), site.output(), first, first + count - 1, lane);
    }

    private void react(int image, Lane lane) {
      normalization.addReaction(site.output(), z, timeStep, site.output(), image, lane);
    }

    @Override
    public void backward(Program program) {
      program.stage(
          (image, lane) -> normalization.gatherReluGradient(site.outputGradient(), z, image, lane));
      normalization.finishGradient(program);
      program.group(this::backwardDiffusion);
      program.stage(this::backwardReaction);
    }

    /** The first term of dy = D g + Mᵀ dz. */
    private void backwardDiffusion(int first, int count, Lane lane) {
      diffusion.applyGathering(
          site.outputGradient(),
          site.inputGradient(),
          site.input(),
          first,
          first + count - 1,
          lane);
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
