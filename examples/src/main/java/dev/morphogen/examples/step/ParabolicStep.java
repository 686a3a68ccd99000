package dev.morphogen.examples.step;

import dev.morphogen.network.Shape;
import dev.morphogen.network.layer.BatchNormalization;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.layer.LayerPlan;
import dev.morphogen.network.layer.NormalizationPlan;
import dev.morphogen.network.layer.Site;
import dev.morphogen.network.layer.StencilWeights;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.step.StepSettings;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.random.RandomGenerator;

/**
 * A step that Morphogen has not: y⁺ = y − h·Kᵀ relu(N(K y)) with a depthwise K, a nonlinear diffusion (the parabolic
 * networks of Ruthotto and Haber, 2020) that learns 9c numbers and two a channel for N.
 *
 * <p>Backward, with g = ∂L/∂y⁺, z = K y and a = relu(N(z)): the gradient by a is −h·K g, N and relu make dz of it, and
 * ∂L/∂y = g + Kᵀ dz. As K and Kᵀ share one stencil, two terms flow to its gradient: ∂⟨−h·a, K g⟩/∂k + ∂⟨dz, K y⟩/∂k.
 */
public final class ParabolicStep implements Layer {

  private final String name;
  private final int channels;
  private final float timeStep;
  private final StencilWeights stencil;
  private final BatchNormalization norm;

  /** Takes its slices from {@code layout}: stencil.weight, norm.…. */
  public ParabolicStep(WeightLayout.Builder layout, StepSettings settings) {
    name = layout.name();
    channels = settings.channels();
    timeStep = settings.timeStep();
    stencil =
        new StencilWeights(layout.at("stencil"), channels, settings.stencil(), settings.boundary());
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
    return 2 * stencil.multiplyAdds(input);
  }

  @Override
  public void initialize(Weights weights, RandomGenerator random) {
    stencil.initialize(weights, random);
    norm.initialize(weights);
  }

  @Override
  public LayerPlan plan(Site site) {
    return new Plan(site);
  }

  private final class Plan implements LayerPlan {

    private final Site site;
    private final int size;
    private final StencilWeights.Plan k;
    private final NormalizationPlan normalization;
    private final Activations z;
    private final Activations a;

    Plan(Site site) {
      this.site = site;
      size = site.inputShape().size();
      k = stencil.plan(site);
      // Its gradient is that of K g: the factor −h is put in behind it.
      normalization = norm.plan(site, -timeStep);
      z = site.kept(size);
      a = site.temporary(size);
    }

    @Override
    public void prepare(Program program) {
      k.prepare(program);
      normalization.prepare(program);
    }

    /** Two stages, each on one image; between them a barrier, as N needs the whole batch. */
    @Override
    public void forward(Program program) {
      program.stage(this::convolve);
      normalization.finish(program);
      program.stage(this::diffuse);
    }

    private void convolve(int image, Worker worker) {
      k.apply(site.input(), z, image, worker);
      normalization.gather(z, image, worker);
    }

    private void diffuse(int image, Worker worker) {
      activate(image, worker);
      copy(site.input(), site.output(), image, worker);
      k.transposeAdding(a, site.output(), image, worker);
    }

    /** −h·a, in the backward pass once more: cheaper than keeping it. */
    private void activate(int image, Worker worker) {
      normalization.applyRelu(z, a, image, worker);
      float[] numbers = a.array(worker);
      int begin = a.offset(image);
      for (int i = begin; i < begin + size; i++) {
        numbers[i] *= -timeStep;
      }
    }

    @Override
    public void backward(Program program) {
      Activations inside = site.passing(size);
      program.stage((image, worker) -> backwardTranspose(inside, image, worker));
      normalization.finishGradient(program);
      program.stage((image, worker) -> backwardConvolution(inside, image, worker));
    }

    private void backwardTranspose(Activations inside, int image, Worker worker) {
      k.apply(site.outputGradient(), inside, image, worker);
      normalization.gatherReluGradient(inside, z, image, worker);
    }

    private void backwardConvolution(Activations inside, int image, Worker worker) {
      Activations g = site.outputGradient();
      float[] gradient = k.openGradient(worker);
      activate(image, worker);
      k.addGradient(g, a, gradient, image, worker);
      normalization.reluGradient(inside, z, inside, image, worker);
      k.addGradient(site.input(), inside, gradient, image, worker);
      copy(g, site.inputGradient(), image, worker);
      k.transposeAdding(inside, site.inputGradient(), image, worker);
    }

    private void copy(Activations from, Activations to, int image, Worker worker) {
      System.arraycopy(
          from.array(worker), from.offset(image), to.array(worker), to.offset(image), size);
    }

    @Override
    public void collect(Program program) {
      k.collect(program);
    }
  }
}
