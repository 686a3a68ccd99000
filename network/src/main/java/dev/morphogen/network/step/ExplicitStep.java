package dev.morphogen.network.step;

import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.network.Shape;
import dev.morphogen.network.diffusion.Diffusion;
import dev.morphogen.network.layer.BatchNormalization;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.layer.LayerPlan;
import dev.morphogen.network.layer.MixingWeights;
import dev.morphogen.network.layer.Mode;
import dev.morphogen.network.layer.NormalizationPlan;
import dev.morphogen.network.layer.Site;
import dev.morphogen.network.layer.StencilWeights;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The explicit reaction-diffusion step, eq. (9): y⁺ = y + h·(relu(N(M y)) − KᵀK y) with a depthwise K.
 *
 * <p>K and Kᵀ share one stencil, so two terms flow to its gradient: ∂L/∂k = −h·(∂⟨K g, K y⟩/∂k by the
 * first K and by the second), with g = ∂L/∂y⁺ (docs/rulings.md, 3).
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

  /** The output's gradient is read to the end before the input's is written. */
  @Override
  public boolean gradientInPlace() {
    return true;
  }

  @Override
  public boolean asksForInput() {
    return true;
  }

  @Override
  public LayerPlan plan(Site site) {
    return new Plan(site);
  }

  private final class Plan implements LayerPlan {

    private final Site site;
    private final StencilWeights.Plan diffusion;
    private final MixingWeights.Plan reaction;
    private final NormalizationPlan normalization;
    private final Rows whole;
    private final Activations z;
    private final Activations first;
    private final Activations dz;

    Plan(Site site) {
      this.site = site;
      Shape input = site.inputShape();
      diffusion = stencil.plan(site);
      reaction = mixing.plan(site);
      normalization = norm.plan(site, timeStep);
      whole = Rows.all(input.height());
      boolean training = site.mode() == Mode.TRAINING;
      z = site.kept(training ? input.size() : 0);
      first = training ? site.temporary(input.size()) : site.kept(input.size());
      dz = site.temporary(training ? input.size() : 0);
    }

    @Override
    public void prepare(Program program) {
      diffusion.prepare(program, -timeStep);
      reaction.prepare(program);
      normalization.prepare(program);
    }

    @Override
    public void forward(Program program) {
      if (site.mode() == Mode.INFERENCE) {
        program.rows(site.bands(), this::inferFirst).rows(site.bands(), this::inferSecond);
        return;
      }
      program.stage(this::mix);
      normalization.finish(program);
      program.stage(this::react);
    }

    /** K y of some rows, which Kᵀ needs with their neighbours. */
    private void inferFirst(int image, Rows rows, Worker worker) {
      diffusion.apply(site.input(), first, image, rows, worker);
    }

    /** What diffuses, then what reacts on top of it: (y − h·KᵀK y) + h·relu(N(M y)). */
    private void inferSecond(int image, Rows rows, Worker worker) {
      diffusion.transposeScaledOnto(site.input(), first, site.output(), image, rows, worker);
      reaction.addRelu(site.input(), normalization.reaction(), site.output(), image, rows, worker);
    }

    private void mix(int image, Worker worker) {
      site.makeInput(image, worker);
      worker.fetch(z, image);
      reaction.apply(site.input(), z, image, worker);
      normalization.gather(z, image, worker);
    }

    private void react(int image, Worker worker) {
      site.makeInput(image, worker);
      worker.fetch(site.input(), image);
      worker.fetch(z, image);
      worker.fetch(site.output(), image);
      diffusion.apply(site.input(), first, image, worker);
      diffusion.transposeScaledOnto(site.input(), first, site.output(), image, whole, worker);
      normalization.addReaction(site.output(), z, site.output(), image, worker);
    }

    @Override
    public void backward(Program program) {
      program.stage((image, worker) ->
          normalization.gatherReluGradient(site.outputGradient(), z, image, worker));
      normalization.finishGradient(program);
      program.stage(this::goBack);
    }

    /**
     * dy = g − h·KᵀK g + Mᵀ dz in g's place, and both terms of the stencil's gradient (the factor −h is in collect). What reads
     * g and z in the order of memory comes first, and leaves them in the cache.
     */
    private void goBack(int image, Worker worker) {
      Activations y = site.input();
      Activations g = site.outputGradient();
      normalization.reluGradient(g, z, dz, image, worker);
      site.makeInput(image, worker);
      worker.fetch(y, image);
      reaction.gatherGradient(y, dz, image, worker);
      float[] gradient = diffusion.openGradient(worker);
      diffusion.apply(y, first, image, worker);
      diffusion.addGradient(g, first, gradient, image, worker);
      diffusion.apply(g, first, image, worker);
      diffusion.addGradient(y, first, gradient, image, worker);
      diffusion.transposeScaledOnto(g, first, site.inputGradient(), image, whole, worker);
      reaction.transposeAdding(dz, site.inputGradient(), image, worker);
    }

    @Override
    public void collect(Program program) {
      diffusion.collect(program, -timeStep);
      reaction.collect(program);
    }
  }
}
