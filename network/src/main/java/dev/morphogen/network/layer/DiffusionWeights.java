package dev.morphogen.network.layer;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.FourierDiffusion;
import dev.morphogen.kernels.fourier.FourierShape;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.network.Shape;
import dev.morphogen.network.diffusion.Diffusion;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Batch;
import dev.morphogen.network.run.ChunkSums;
import dev.morphogen.network.run.Derived;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.random.RandomGenerator;

/**
 * The stencils of a diffusion D = I − h·KᵀK or (I + h·KᵀK)⁻¹ that goes through a Fourier transform, a part of
 * layers: {@code weight [c, 1, m, m]}. K is depthwise, eq. (10), or circulant, eq. (12), and periodic; stencils
 * may be wider than the image.
 */
public final class DiffusionWeights {

  private final Slice weight;
  private final int channels;
  private final int stencil;
  private final Axes axes;
  private final TimeIntegration integration;
  private final float timeStep;

  /** Takes its slice from {@code layout}. */
  public DiffusionWeights(
      WeightLayout.Builder layout,
      int channels,
      int stencil,
      Axes axes,
      TimeIntegration integration,
      float timeStep) {
    this.channels = channels;
    this.stencil = stencil;
    this.axes = axes;
    this.integration = integration;
    this.timeStep = timeStep;
    weight = layout.scaledSlice("weight", Role.STENCIL, scale(), channels, 1, stencil, stencil);
  }

  /**
   * Of a circulant K each stencil moves all channels at once, so that its gradient is √c times as long and the loss
   * c times as curved along it as for a depthwise K: what is trained is √c times the stencil.
   */
  private double scale() {
    return axes == Axes.PIXELS ? 1 : 1 / Math.sqrt(channels);
  }

  /** Uniform in ±1/√fan_in: ±1/m for a depthwise K, ±1/√(c·m²) for a circulant one (docs/rulings.md, 6). */
  public void initialize(Weights weights, RandomGenerator random) {
    int taps = stencil * stencil;
    weights.drawUniform(weight, axes == Axes.PIXELS ? taps : channels * taps, random);
  }

  /** Of one image: of the two transforms of a pair one, and a product with the multiplier. */
  public long multiplyAdds(Shape input) {
    return shape(input).transformMultiplyAdds() + input.size();
  }

  /** What the step of that name diffuses with these weights. */
  public Diffusion diffusion(String step, Weights weights, Shape input) {
    return new Diffusion(
        step, input, weights, weight, axes, Boundary.PERIODIC, integration, timeStep);
  }

  /** Plans it for images of the site's height and width. */
  public Plan plan(Site site) {
    return new Plan(site, shape(site.inputShape()));
  }

  private FourierShape shape(Shape input) {
    return new FourierShape(input.height(), input.width(), channels, axes);
  }

  /**
   * D at one place. But for the tasks, methods work on the images {@code first} and {@code last} of a group,
   * which may be one and the same, within a stage.
   */
  public final class Plan {

    private final Site site;
    private final FourierDiffusion diffusion;
    private final boolean training;
    private final Derived re;
    private final Derived im;
    private final Derived multiplier;
    private final ChunkSums sums;
    private final Activations image;
    private final Activations real;
    private final Activations imaginary;
    private final Activations scratch;

    private Plan(Site site, FourierShape shape) {
      this.site = site;
      diffusion =
          new FourierDiffusion(site.kernels().fourier(shape), stencil, integration, timeStep);
      int size = diffusion.spectrumSize();
      training = site.mode() == Mode.TRAINING;
      re = site.derived(training ? size : 0);
      im = site.derived(training ? size : 0);
      multiplier = site.derived(size);
      sums = site.chunkSums(training ? size : 0);
      image = site.scratch(shape.imageSize());
      real = site.scratch(training ? 0 : size);
      imaginary = site.scratch(size);
      scratch = site.scratch(diffusion.scratchSize());
    }

    /** Adds the task that makes the spectra of the stencils. */
    public void prepare(Program program) {
      program.task((batch, worker) -> makeSpectra(worker));
    }

    /** Only a gradient needs k̂ again: in inference it is made in scratch, on the way to the multiplier. */
    private void makeSpectra(Worker worker) {
      diffusion.prepare(
          site.weights().trained(),
          weight.offset(),
          training ? re.array() : real.array(worker),
          training ? im.array() : imaginary.array(worker),
          multiplier.array(),
          image.array(worker),
          scratch.array(worker));
    }

    /** Adds the task that adds the gathered gradient to the network's. */
    public void collect(Program program) {
      program.task(this::addGradient);
    }

    private void addGradient(Batch batch, Worker worker) {
      diffusion.addStencilGradient(
          sums.total(),
          re.array(),
          im.array(),
          multiplier.array(),
          site.gradient(),
          weight.offset(),
          image.array(worker),
          imaginary.array(worker),
          scratch.array(worker));
    }

    /** y = D x; y may be x. */
    public void apply(Activations x, Activations y, int first, int last, Worker worker) {
      diffusion.apply(
          x.array(worker),
          x.offset(first),
          x.offset(last),
          multiplier.array(),
          y.array(worker),
          y.offset(first),
          y.offset(last),
          scratch.array(worker));
    }

    /**
     * d = D g, and gathers the stencils' gradient: x is what an explicit D was applied to, or what an implicit
     * D gave. Once a group.
     */
    public void applyGathering(
        Activations g, Activations d, Activations x, int first, int last, Worker worker) {
      diffusion.applyGathering(
          g.array(worker),
          g.offset(first),
          g.offset(last),
          multiplier.array(),
          d.array(worker),
          d.offset(first),
          d.offset(last),
          x.array(worker),
          x.offset(first),
          x.offset(last),
          sums.open(worker),
          scratch.array(worker));
    }
  }
}
