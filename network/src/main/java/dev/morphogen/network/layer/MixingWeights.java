package dev.morphogen.network.layer;

import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.pointwise.PointwiseConv;
import dev.morphogen.kernels.pointwise.PointwiseShape;
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

/** The weights of a pointwise convolution M, eq. (6), a part of layers: {@code weight [o, i, 1, 1]}. */
public final class MixingWeights implements LinearOperator {

  private final Slice weight;
  private final int inputs;
  private final int outputs;

  private MixingWeights(Slice weight, int inputs, int outputs) {
    this.weight = weight;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /** A 1x1 convolution's weights {@code [outputs, inputs, 1, 1]}, from {@code layout}. */
  public static MixingWeights convolution(WeightLayout.Builder layout, int inputs, int outputs) {
    return new MixingWeights(
        layout.slice("weight", Role.CONVOLUTION, outputs, inputs, 1, 1), inputs, outputs);
  }

  /** A linear classifier's weights {@code [outputs, inputs]}, from {@code layout}. */
  public static MixingWeights classifier(WeightLayout.Builder layout, int inputs, int outputs) {
    return new MixingWeights(
        layout.slice("weight", Role.CLASSIFIER, outputs, inputs), inputs, outputs);
  }

  /** Uniform in ±1/√inputs. */
  @Override
  public void initialize(Weights weights, RandomGenerator random) {
    weights.drawUniform(weight, inputs, random);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) input.pixels() * weight.size();
  }

  @Override
  public Plan plan(Site site) {
    return new Plan(site);
  }

  /** A pointwise convolution at one place; the methods work on one image, within a stage. */
  public final class Plan implements LinearOperator.Plan {

    private final Site site;
    private final Rows whole;
    private final int width;
    private final KernelsByRows<PointwiseConv> kernels;
    private final PointwiseConv conv;
    private final Derived packed;
    private final Activations reluScratch;
    private final ChunkSums sums;

    private Plan(Site site) {
      this.site = site;
      Shape input = site.inputShape();
      whole = Rows.all(input.height());
      width = input.width();
      kernels =
          new KernelsByRows<>(
              input.height(),
              site.bands(),
              rows -> site.kernels().pointwise(new PointwiseShape(rows * width, inputs, outputs)));
      conv = kernels.whole();
      packed = site.derived(conv.packedSize());
      reluScratch =
          site.scratch(
              site.mode() == Mode.TRAINING ? 0 : kernels.largest(PointwiseConv::reluScratchSize));
      sums = site.chunkSums(site.mode() == Mode.TRAINING ? weight.size() : 0);
    }

    @Override
    public void prepare(Program program) {
      program.task(
          (batch, worker) -> conv.pack(site.weights().trained(), weight.offset(), packed.array()));
    }

    @Override
    public void collect(Program program) {
      program.task((batch, worker) -> addTotal());
    }

    private void addTotal() {
      float[] total = sums.total();
      float[] gradient = site.gradient();
      int size = weight.size();
      for (int i = 0; i < size; i++) {
        gradient[weight.offset() + i] += total[i];
      }
    }

    @Override
    public Rows rows() {
      return whole;
    }

    @Override
    public void apply(Activations x, Activations y, int image, Rows rows, Worker worker) {
      int from = rows.first() * width;
      kernels
          .of(rows)
          .apply(
              x.array(worker),
              x.offset(image) + from * inputs,
              packed.array(),
              y.array(worker),
              y.offset(image) + from * outputs);
    }

    @Override
    public void applyRelu(
        Activations x, NormalizationPlan norm, Activations y, int image, Rows rows, Worker worker) {
      int from = rows.first() * width;
      kernels
          .of(rows)
          .applyRelu(
              x.array(worker),
              x.offset(image) + from * inputs,
              packed.array(),
              norm.relu(),
              y.array(worker),
              y.offset(image) + from * outputs);
    }

    /** y += relu(scale·(M x) + shift) in some rows of y: one of {@link Site#bands}, or all. */
    public void addRelu(
        Activations x, NormalizedRelu end, Activations y, int image, Rows rows, Worker worker) {
      int from = rows.first() * width;
      kernels
          .of(rows)
          .addRelu(
              x.array(worker),
              x.offset(image) + from * inputs,
              packed.array(),
              end,
              y.array(worker),
              y.offset(image) + from * outputs,
              reluScratch.array(worker));
    }

    @Override
    public void applyAdding(Activations x, Activations y, int image, Rows rows, Worker worker) {
      int from = rows.first() * width;
      kernels
          .of(rows)
          .applyAdding(
              x.array(worker),
              x.offset(image) + from * inputs,
              packed.array(),
              y.array(worker),
              y.offset(image) + from * outputs);
    }

    @Override
    public void transpose(Activations u, Activations x, int image, Worker worker) {
      conv.transpose(
          u.array(worker), u.offset(image), packed.array(), x.array(worker), x.offset(image));
    }

    @Override
    public void transposeAdding(Activations u, Activations x, int image, Worker worker) {
      conv.transposeAdding(
          u.array(worker), u.offset(image), packed.array(), x.array(worker), x.offset(image));
    }

    @Override
    public void gatherGradient(Activations x, Activations u, int image, Worker worker) {
      conv.weightGradient(
          x.array(worker), x.offset(image), u.array(worker), u.offset(image), sums.open(worker));
    }
  }
}
