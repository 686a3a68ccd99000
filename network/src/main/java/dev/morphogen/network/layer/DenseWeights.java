package dev.morphogen.network.layer;

import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.dense.DenseConv;
import dev.morphogen.kernels.dense.DenseShape;
import dev.morphogen.network.Shape;
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

/** The weights of a dense convolution K, eq. (4), a part of layers: {@code weight [o, i, m, m]}. */
public final class DenseWeights implements LinearOperator {

  private final Slice weight;
  private final int inputs;
  private final int outputs;
  private final int stencil;

  /** Takes its slice from {@code layout}. */
  public DenseWeights(WeightLayout.Builder layout, int inputs, int outputs, int stencil) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.stencil = stencil;
    weight = layout.slice("weight", Role.CONVOLUTION, outputs, inputs, stencil, stencil);
  }

  /** Uniform in ±1/√(inputs·m²). */
  @Override
  public void initialize(Weights weights, RandomGenerator random) {
    weights.drawUniform(weight, inputs * stencil * stencil, random);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) input.pixels() * weight.size();
  }

  @Override
  public Plan plan(Site site) {
    return new Plan(site);
  }

  /** A dense convolution at one place; the methods work on one image, within a stage. */
  public final class Plan implements LinearOperator.Plan {

    private final Site site;
    private final Rows whole;
    private final DenseConv conv;
    private final Derived packed;
    private final Activations scratch;
    private final ChunkSums sums;

    private Plan(Site site) {
      this.site = site;
      Shape input = site.inputShape();
      whole = Rows.all(input.height());
      conv =
          site.kernels()
              .dense(new DenseShape(input.height(), input.width(), inputs, outputs, stencil));
      packed = site.derived(conv.packedSize());
      scratch = site.scratch(conv.scratchSize());
      sums = site.chunkSums(site.mode() == Mode.TRAINING ? conv.gradientSize() : 0);
    }

    @Override
    public void prepare(Program program) {
      program.task(
          (batch, worker) -> conv.pack(site.weights().trained(), weight.offset(), packed.array()));
    }

    @Override
    public void collect(Program program) {
      program.task(
          (batch, worker) -> conv.addUnpacked(sums.total(), site.gradient(), weight.offset()));
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
      conv.weightGradient(
          x.array(worker),
          x.offset(image),
          u.array(worker),
          u.offset(image),
          sums.open(worker),
          scratch.array(worker));
    }
  }
}
