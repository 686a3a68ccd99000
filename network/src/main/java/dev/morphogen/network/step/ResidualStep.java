package dev.morphogen.network.step;

import dev.morphogen.kernels.Rows;
import dev.morphogen.network.Shape;
import dev.morphogen.network.layer.BatchNormalization;
import dev.morphogen.network.layer.DenseWeights;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.layer.LayerPlan;
import dev.morphogen.network.layer.LinearMixOperator;
import dev.morphogen.network.layer.LinearOperator;
import dev.morphogen.network.layer.MixingWeights;
import dev.morphogen.network.layer.Mode;
import dev.morphogen.network.layer.NormalizationPlan;
import dev.morphogen.network.layer.Site;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Bands;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.random.RandomGenerator;

/**
 * The residual step, eqs. (1) and (3): y⁺ = y + K₂ relu(N(K₁ y)). With dense convolutions it is ResNet's, with
 * K_lm of eq. (7) LinearMix; any other operator that keeps the shape will do.
 */
public final class ResidualStep implements Layer {

  private final String name;
  private final int channels;
  private final LinearOperator first;
  private final LinearOperator second;
  private final BatchNormalization norm;

  /** Of two operators on {@code channels} channels; takes norm.… from {@code layout}. */
  public ResidualStep(
      WeightLayout.Builder layout, int channels, LinearOperator first, LinearOperator second) {
    name = layout.name();
    this.channels = channels;
    this.first = first;
    this.second = second;
    norm = new BatchNormalization(layout.at("norm"), channels);
  }

  /** ResNet's step: first.weight, second.weight, norm.…. */
  public static ResidualStep dense(WeightLayout.Builder layout, StepSettings settings) {
    int c = settings.channels();
    return new ResidualStep(
        layout,
        c,
        new DenseWeights(layout.at("first"), c, c, settings.stencil()),
        new DenseWeights(layout.at("second"), c, c, settings.stencil()));
  }

  /** LinearMix: first.stencil.weight, first.mixing.weight, the same for second, norm.…. */
  public static ResidualStep linearMix(WeightLayout.Builder layout, StepSettings settings) {
    return new ResidualStep(
        layout,
        settings.channels(),
        linearMixOperator(layout.at("first"), settings),
        linearMixOperator(layout.at("second"), settings));
  }

  private static LinearMixOperator linearMixOperator(
      WeightLayout.Builder layout, StepSettings settings) {
    int c = settings.channels();
    return new LinearMixOperator(
        settings.depthwise(layout.at("stencil")),
        MixingWeights.convolution(layout.at("mixing"), c, c));
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
    return first.multiplyAdds(input) + second.multiplyAdds(input);
  }

  @Override
  public void initialize(Weights weights, RandomGenerator random) {
    first.initialize(weights, random);
    second.initialize(weights, random);
    norm.initialize(weights);
  }

  @Override
  public boolean inPlace() {
    return true;
  }

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
    private final int size;
    private final LinearOperator.Plan inner;
    private final LinearOperator.Plan outer;
    private final NormalizationPlan normalization;
    private final Activations z;
    private final Activations a;

    Plan(Site site) {
      this.site = site;
      Shape input = site.inputShape();
      size = input.size();
      inner = first.plan(site);
      outer = second.plan(site);
      normalization = norm.plan(site);
      z = site.kept(size);
      a = site.temporary(site.mode() == Mode.TRAINING ? size : 0);
    }

    @Override
    public void prepare(Program program) {
      inner.prepare(program);
      outer.prepare(program);
      normalization.prepare(program);
    }

    @Override
    public void forward(Program program) {
      if (site.mode() == Mode.INFERENCE) {
        boolean byRows = inner.byRows() && outer.byRows();
        Bands bands = byRows ? site.bands() : Bands.whole(site.inputShape().height());
        program.rows(bands, this::inferFirst).rows(bands, this::inferSecond);
        return;
      }
      program.stage(this::applyFirst);
      normalization.finish(program);
      program.stage(this::applySecond);
    }

    private void inferFirst(int image, Rows rows, Worker worker) {
      inner.applyRelu(site.input(), normalization, z, image, rows, worker);
    }

    private void inferSecond(int image, Rows rows, Worker worker) {
      beginWith(site.input(), site.output(), image, rows, worker);
      outer.applyAdding(z, site.output(), image, rows, worker);
    }

    private void applyFirst(int image, Worker worker) {
      site.makeInput(image, worker);
      inner.apply(site.input(), z, image, worker);
      normalization.gather(z, image, worker);
    }

    private void applySecond(int image, Worker worker) {
      normalization.applyRelu(z, a, image, worker);
      site.makeInput(image, worker);
      beginWith(site.input(), site.output(), image, outer.rows(), worker);
      outer.applyAdding(a, site.output(), image, worker);
    }

    @Override
    public void backward(Program program) {
      Activations inside = site.passing(size);
      program.stage((image, worker) -> backwardSecond(inside, image, worker));
      normalization.finishGradient(program);
      program.stage((image, worker) -> backwardFirst(inside, image, worker));
    }

    /** relu(N(z)) is computed again: cheaper than keeping it. */
    private void backwardSecond(Activations inside, int image, Worker worker) {
      normalization.applyRelu(z, a, image, worker);
      outer.gatherGradient(a, site.outputGradient(), image, worker);
      outer.transpose(site.outputGradient(), inside, image, worker);
      normalization.gatherReluGradient(inside, z, image, worker);
    }

    private void backwardFirst(Activations inside, int image, Worker worker) {
      normalization.reluGradient(inside, z, inside, image, worker);
      site.makeInput(image, worker);
      inner.gatherGradient(site.input(), inside, image, worker);
      beginWith(site.outputGradient(), site.inputGradient(), image, outer.rows(), worker);
      worker.fetch(site.inputGradient(), image);
      inner.transposeAdding(inside, site.inputGradient(), image, worker);
    }

    /** {@code to}, which something is then added to, begins as a copy, unless it is the same image. */
    private void beginWith(Activations from, Activations to, int image, Rows rows, Worker worker) {
      if (to.equals(from)) {
        return;
      }
      int first = normalization.offset(rows);
      System.arraycopy(
          from.array(worker),
          from.offset(image) + first,
          to.array(worker),
          to.offset(image) + first,
          size / site.inputShape().height() * rows.count());
    }

    @Override
    public void collect(Program program) {
      inner.collect(program);
      outer.collect(program);
    }
  }
}
