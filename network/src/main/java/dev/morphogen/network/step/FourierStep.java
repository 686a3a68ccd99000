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
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What reaction-diffusion steps by Fourier transform have in common: the weights, z = M y with its statistics, and two
 * images at a time. How D = g(h·KᵀK) and the reaction h·relu(N(z)) make the output is the subclasses'.
 */
abstract sealed class FourierStep implements Layer permits ExplicitFourierStep, ImplicitStep {

  private final String name;
  private final int channels;
  private final DiffusionWeights stencil;
  private final MixingWeights mixing;
  private final BatchNormalization norm;
  private final float timeStep;

  /** Takes stencil.weight, mixing.weight, norm.… from {@code layout}. */
  FourierStep(
      WeightLayout.Builder layout, StepSettings settings, Axes axes, TimeIntegration integration) {
    name = layout.name();
    channels = settings.channels();
    timeStep = settings.timeStep();
    stencil =
        new DiffusionWeights(
            layout.at("stencil"), channels, settings.stencil(), axes, integration, timeStep);
    mixing = MixingWeights.convolution(layout.at("mixing"), channels, channels);
    norm = new BatchNormalization(layout.at("norm"), channels);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Shape outputShape(Shape input) {
    Layer.requireChannels(name, channels, input);
    return input;
  }

  @Override
  public final long multiplyAdds(Shape input) {
    return stencil.multiplyAdds(input) + mixing.multiplyAdds(input);
  }

  @Override
  public final void initialize(Weights weights, RandomGenerator random) {
    stencil.initialize(weights, random);
    mixing.initialize(weights, random);
    norm.initialize(weights);
  }

  @Override
  public final Optional<Diffusion> diffusion(Weights weights, Shape input) {
    return Optional.of(stencil.diffusion(name, weights, input));
  }

  /** A Fourier transform packs two images. */
  @Override
  public final int together() {
    return 2;
  }

  /** A plan of one step: buffers, and the stages both kinds share. */
  abstract class FourierPlan implements LayerPlan {

    final Site site;
    final DiffusionWeights.Plan diffusion;
    final LinearOperator.Plan reaction;
    final NormalizationPlan normalization;
    final Activations z;
    private final Activations dz;

    FourierPlan(Site site) {
      this.site = site;
      Shape input = site.inputShape();
      diffusion = stencil.plan(site);
      reaction = mixing.plan(site);
      normalization = norm.plan(site, timeStep);
      z = site.kept(input.size());
      dz = site.temporary(site.mode() == Mode.TRAINING ? input.size() : 0);
    }

    @Override
    public final void prepare(Program program) {
      diffusion.prepare(program);
      reaction.prepare(program);
      normalization.prepare(program);
    }

    /** z = M y and its sums. */
    final void mix(int image, Worker worker) {
      reaction.apply(site.input(), z, image, worker);
      normalization.gather(z, image, worker);
    }

    /** D g, where the input's gradient is to be; {@code x} is what D was applied to, or gave, in the forward pass. */
    final void diffuseGradient(Activations x, int first, int count, Worker worker) {
      diffusion.applyGathering(
          site.outputGradient(), site.inputGradient(), x, first, first + count - 1, worker);
    }

    /** Adds Mᵀ dz to the input's gradient, for a reaction with the gradient u. */
    final void backwardReaction(Activations u, int image, Worker worker) {
      normalization.reluGradient(u, z, dz, image, worker);
      reaction.gatherGradient(site.input(), dz, image, worker);
      reaction.transposeAdding(dz, site.inputGradient(), image, worker);
    }

    @Override
    public final void collect(Program program) {
      diffusion.collect(program);
      reaction.collect(program);
    }
  }
}
