package dev.morphogen.network.layer;

import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.elementwise.LinearCombination;
import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.FourierConv;
import dev.morphogen.kernels.fourier.FourierShape;
import dev.morphogen.network.Shape;
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
 * The weights of a depthwise convolution K by Fourier transform, eq. (10), a part of layers: {@code weight [c, 1,
 * m, m]}. What {@link StencilWeights} is with a periodic boundary, at a cost that no stencil's size changes; stencils
 * may be wider than the image. Works on one image at a time, so half of every transform idles.
 */
public final class FourierStencilWeights implements LinearOperator {

  /** A complex product is four multiply-adds. */
  private static final int PRODUCT = 4;

  private final Slice weight;
  private final int channels;
  private final int stencil;

  /** Takes its slice from {@code layout}. */
  public FourierStencilWeights(WeightLayout.Builder layout, int channels, int stencil) {
    this.channels = channels;
    this.stencil = stencil;
    weight = layout.slice("weight", Role.STENCIL, channels, 1, stencil, stencil);
  }

  /** Uniform in ±1/m. */
  @Override
  public void initialize(Weights weights, RandomGenerator random) {
    weights.drawUniform(weight, stencil * stencil, random);
  }

  /** There, a product, and back. */
  @Override
  public long multiplyAdds(Shape input) {
    return 2 * shape(input).transformMultiplyAdds() + (long) PRODUCT * input.size();
  }

  @Override
  public LinearOperator.Plan plan(Site site) {
    return new Plan(site, shape(site.inputShape()));
  }

  private FourierShape shape(Shape input) {
    return new FourierShape(input.height(), input.width(), channels, Axes.PIXELS);
  }

  private final class Plan implements LinearOperator.Plan {

    private final Site site;
    private final Rows whole;
    private final FourierConv conv;
    private final LinearCombination sum;
    private final Derived re;
    private final Derived im;
    private final ChunkSums sumsRe;
    private final ChunkSums sumsIm;
    private final Activations result;
    private final Activations scratch;

    Plan(Site site, FourierShape shape) {
      this.site = site;
      whole = Rows.all(shape.height());
      conv = new FourierConv(site.kernels().fourier(shape), stencil);
      sum = site.kernels().linearCombination();
      int size = conv.spectrumSize();
      int sums = site.mode() == Mode.TRAINING ? size : 0;
      re = site.derived(size);
      im = site.derived(size);
      sumsRe = site.chunkSums(sums);
      sumsIm = site.chunkSums(sums);
      result = site.temporary(shape.imageSize());
      scratch = site.scratch(conv.scratchSize());
    }

    @Override
    public void prepare(Program program) {
      program.task((batch, worker) -> makeSpectra(worker));
    }

    private void makeSpectra(Worker worker) {
      conv.prepare(
          site.weights().trained(),
          weight.offset(),
          re.array(),
          im.array(),
          result.array(worker),
          scratch.array(worker));
    }

    @Override
    public void collect(Program program) {
      program.task(this::addGradient);
    }

    private void addGradient(Batch batch, Worker worker) {
      conv.addStencilGradient(
          sumsRe.total(),
          sumsIm.total(),
          site.gradient(),
          weight.offset(),
          result.array(worker),
          scratch.array(worker));
    }

    @Override
    public void apply(Activations x, Activations y, int image, Rows rows, Worker worker) {
      conv.apply(
          x.array(worker),
          x.offset(image),
          x.offset(image),
          re.array(),
          im.array(),
          y.array(worker),
          y.offset(image),
          y.offset(image),
          scratch.array(worker));
    }

    @Override
    public void applyAdding(Activations x, Activations y, int image, Rows rows, Worker worker) {
      apply(x, result, image, rows, worker);
      addResult(y, image, worker);
    }

    @Override
    public Rows rows() {
      return whole;
    }

    @Override
    public boolean byRows() {
      return false;
    }

    @Override
    public void transpose(Activations u, Activations x, int image, Worker worker) {
      conv.transpose(
          u.array(worker),
          u.offset(image),
          u.offset(image),
          re.array(),
          im.array(),
          x.array(worker),
          x.offset(image),
          x.offset(image),
          scratch.array(worker));
    }

    @Override
    public void transposeAdding(Activations u, Activations x, int image, Worker worker) {
      transpose(u, result, image, worker);
      addResult(x, image, worker);
    }

    private void addResult(Activations y, int image, Worker worker) {
      sum.add(
          y.array(worker),
          y.offset(image),
          1,
          result.array(worker),
          result.offset(image),
          y.array(worker),
          y.offset(image),
          y.size());
    }

    @Override
    public void gatherGradient(Activations x, Activations u, int image, Worker worker) {
      conv.gather(
          x.array(worker),
          x.offset(image),
          x.offset(image),
          u.array(worker),
          u.offset(image),
          u.offset(image),
          sumsRe.open(worker),
          sumsIm.open(worker),
          scratch.array(worker));
    }
  }
}
