package dev.morphogen.network.layer;

import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.depthwise.DepthwiseConv;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.network.Shape;
import dev.morphogen.network.diffusion.Diffusion;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.ChunkSums;
import dev.morphogen.network.run.Derived;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.random.RandomGenerator;

/** The weights of a depthwise convolution K_dw, eq. (5), a part of layers: {@code weight [c, 1, m, m]}. */
public final class StencilWeights implements LinearOperator {

  private final Slice weight;
  private final int channels;
  private final int stencil;
  private final Boundary boundary;

  /** Takes its slice from {@code layout}. */
  public StencilWeights(WeightLayout.Builder layout, int channels, int stencil, Boundary boundary) {
    this.channels = channels;
    this.stencil = stencil;
    this.boundary = boundary;
    weight = layout.slice("weight", Role.STENCIL, channels, 1, stencil, stencil);
  }

  /** Uniform in ±1/m. */
  @Override
  public void initialize(Weights weights, RandomGenerator random) {
    weights.drawUniform(weight, stencil * stencil, random);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) input.pixels() * weight.size();
  }

  /** What the step of that name diffuses with KᵀK. */
  public Diffusion diffusion(
      String step, Weights weights, Shape input, TimeIntegration integration, float timeStep) {
    return new Diffusion(
        step, input, weights, weight, Axes.PIXELS, boundary, integration, timeStep);
  }

  @Override
  public Plan plan(Site site) {
    return new Plan(site);
  }

  /** A depthwise convolution at one place; the methods work on one image, within a stage. */
  public final class Plan implements LinearOperator.Plan {

    private final Site site;
    private final Rows whole;
    private final DepthwiseConv conv;
    private final Derived packed;
    private final Derived scaled;
    private final Activations scratch;
    private final ChunkSums sums;

    private Plan(Site site) {
      this.site = site;
      Shape input = site.inputShape();
      whole = Rows.all(input.height());
      var shape = new DepthwiseShape(input.height(), input.width(), channels, stencil, boundary);
      conv = site.kernels().depthwise(shape);
      packed = site.derived(shape.stencilSize());
      scaled = site.derived(shape.stencilSize());
      scratch = site.scratch(conv.scratchSize());
      sums = site.chunkSums(site.mode() == Mode.TRAINING ? shape.stencilSize() : 0);
    }

    @Override
    public void prepare(Program program) {
      program.task(
          (batch, worker) -> conv.pack(site.weights().trained(), weight.offset(), packed.array()));
    }

    /** And the task that does so with factor·Kᵀ, for {@link #transposeScaledOnto}. */
    public void prepare(Program program, float factor) {
      prepare(program);
      program.task((batch, worker) ->
          conv.pack(site.weights().trained(), weight.offset(), factor, scaled.array()));
    }

    @Override
    public void collect(Program program) {
      collect(program, 1);
    }

    /** Adds the task that adds factor times the gathered gradient. */
    public void collect(Program program, float factor) {
      program.task((batch, worker) ->
          conv.addUnpacked(sums.total(), factor, site.gradient(), weight.offset()));
    }

    @Override
    public Rows rows() {
      return whole;
    }

    @Override
    public void apply(Activations x, Activations y, int image, Rows rows, Worker worker) {
      conv.apply(
          x.array(worker),
          x.offset(image),
          packed.array(),
          y.array(worker),
          y.offset(image),
          scratch.array(worker),
          rows);
    }

    @Override
    public void applyRelu(
        Activations x, NormalizationPlan norm, Activations y, int image, Rows rows, Worker worker) {
      conv.applyRelu(
          x.array(worker),
          x.offset(image),
          packed.array(),
          norm.relu(),
          y.array(worker),
          y.offset(image),
          scratch.array(worker),
          rows);
    }

    @Override
    public void applyAddingRelu(
        Activations x, NormalizationPlan norm, Activations y, int image, Rows rows, Worker worker) {
      conv.applyAddingRelu(
          x.array(worker),
          x.offset(image),
          packed.array(),
          norm.relu(),
          y.array(worker),
          y.offset(image),
          scratch.array(worker),
          rows);
    }

    @Override
    public void applyAdding(Activations x, Activations y, int image, Rows rows, Worker worker) {
      conv.applyAdding(
          x.array(worker),
          x.offset(image),
          packed.array(),
          y.array(worker),
          y.offset(image),
          scratch.array(worker),
          rows);
    }

    /** x = base + factor·Kᵀ u in some rows of x, with the factor of {@link #prepare(Program, float)}; base may be x. */
    public void transposeScaledOnto(
        Activations base, Activations u, Activations x, int image, Rows rows, Worker worker) {
      conv.transposeOnto(
          base.array(worker),
          base.offset(image),
          u.array(worker),
          u.offset(image),
          scaled.array(),
          x.array(worker),
          x.offset(image),
          scratch.array(worker),
          rows);
    }

    @Override
    public void transpose(Activations u, Activations x, int image, Worker worker) {
      conv.transpose(
          u.array(worker),
          u.offset(image),
          packed.array(),
          x.array(worker),
          x.offset(image),
          scratch.array(worker));
    }

    @Override
    public void transposeAdding(Activations u, Activations x, int image, Worker worker) {
      conv.transposeAdding(
          u.array(worker),
          u.offset(image),
          packed.array(),
          x.array(worker),
          x.offset(image),
          scratch.array(worker));
    }

    @Override
    public void gatherGradient(Activations x, Activations u, int image, Worker worker) {
      addGradient(x, u, openGradient(worker), image, worker);
    }

    /** Opens the chunk's gradient sums, for a step that uses K more than once: once an image. */
    public float[] openGradient(Worker worker) {
      return sums.open(worker);
    }

    /** gradient += ∂⟨u, K x⟩/∂k, into what {@link #openGradient} gave. */
    public void addGradient(
        Activations x, Activations u, float[] gradient, int image, Worker worker) {
      conv.stencilGradient(
          x.array(worker),
          x.offset(image),
          u.array(worker),
          u.offset(image),
          gradient,
          scratch.array(worker));
    }
  }
}
