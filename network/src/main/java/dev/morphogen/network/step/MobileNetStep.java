package dev.morphogen.network.step;

import dev.morphogen.kernels.Rows;
import dev.morphogen.network.Shape;
import dev.morphogen.network.layer.BatchNormalization;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.layer.LayerPlan;
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

/** MobileNet's step, eq. (13): y⁺ = relu(N₂(M relu(N₁(K_dw y)))), without a skip. */
public final class MobileNetStep implements Layer {

  private final String name;
  private final int channels;
  private final LinearOperator stencil;
  private final BatchNormalization stencilNorm;
  private final MixingWeights mixing;
  private final BatchNormalization mixingNorm;

  /** Takes its slices from {@code layout}: stencil.weight, stencil_norm.…, mixing.weight, mixing_norm.…. */
  public MobileNetStep(WeightLayout.Builder layout, StepSettings settings) {
    name = layout.name();
    channels = settings.channels();
    stencil = settings.depthwise(layout.at("stencil"));
    stencilNorm = new BatchNormalization(layout.at("stencil_norm"), channels);
    mixing = MixingWeights.convolution(layout.at("mixing"), channels, channels);
    mixingNorm = new BatchNormalization(layout.at("mixing_norm"), channels);
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
    stencilNorm.initialize(weights);
    mixing.initialize(weights, random);
    mixingNorm.initialize(weights);
  }

  /** The output's gradient is read to the end before the input's is written. */
  @Override
  public boolean gradientInPlace() {
    return true;
  }

  @Override
  public boolean makesOutput() {
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
    private final LinearOperator.Plan depthwise;
    private final LinearOperator.Plan pointwise;
    private final NormalizationPlan depthwiseNorm;
    private final NormalizationPlan pointwiseNorm;
    private final Activations z1;
    private final Activations z2;
    private final Activations a;
    private final Activations dz1;
    private final Activations dz2;

    Plan(Site site) {
      this.site = site;
      Shape input = site.inputShape();
      size = input.size();
      depthwise = stencil.plan(site);
      pointwise = mixing.plan(site);
      depthwiseNorm = stencilNorm.plan(site);
      pointwiseNorm = mixingNorm.plan(site);
      int trained = site.mode() == Mode.TRAINING ? size : 0;
      z1 = site.kept(trained);
      z2 = site.kept(trained);
      a = site.temporary(size);
      dz1 = a; // which nobody needs any more by then
      dz2 = site.temporary(trained);
    }

    @Override
    public void prepare(Program program) {
      depthwise.prepare(program);
      pointwise.prepare(program);
      depthwiseNorm.prepare(program);
      pointwiseNorm.prepare(program);
    }

    @Override
    public void forward(Program program) {
      if (site.mode() == Mode.INFERENCE) {
        int height = site.inputShape().height();
        program.rows(depthwise.byRows() ? site.bands() : Bands.whole(height), this::infer);
        return;
      }
      program.stage(this::convolve);
      depthwiseNorm.finish(program);
      program.stage(this::mix);
      pointwiseNorm.finish(program);
      if (!site.outputIsMade()) {
        program.stage(this::makeOutput);
      }
    }

    @Override
    public void makeOutput(int image, Worker worker) {
      pointwiseNorm.applyRelu(z2, site.output(), image, worker);
    }

    private void infer(int image, Rows rows, Worker worker) {
      depthwise.applyRelu(site.input(), depthwiseNorm, a, image, rows, worker);
      pointwise.applyRelu(a, pointwiseNorm, site.output(), image, rows, worker);
    }

    private void convolve(int image, Worker worker) {
      site.makeInput(image, worker);
      depthwise.apply(site.input(), z1, image, worker);
      depthwiseNorm.gather(z1, image, worker);
    }

    private void mix(int image, Worker worker) {
      depthwiseNorm.applyRelu(z1, a, image, worker);
      pointwise.apply(a, z2, image, worker);
      pointwiseNorm.gather(z2, image, worker);
    }

    @Override
    public void backward(Program program) {
      program.stage((image, worker) ->
          pointwiseNorm.gatherReluGradient(site.outputGradient(), z2, image, worker));
      pointwiseNorm.finishGradient(program);
      program.stage(this::backwardMixing);
      depthwiseNorm.finishGradient(program);
      program.stage(this::backwardStencil);
    }

    /** relu(N₁(z₁)) is computed again: cheaper than keeping it. The gradient by it stands where the input's is to be. */
    private void backwardMixing(int image, Worker worker) {
      pointwiseNorm.reluGradient(site.outputGradient(), z2, dz2, image, worker);
      depthwiseNorm.applyRelu(z1, a, image, worker);
      pointwise.gatherGradient(a, dz2, image, worker);
      pointwise.transpose(dz2, site.inputGradient(), image, worker);
      depthwiseNorm.gatherReluGradient(site.inputGradient(), z1, image, worker);
    }

    private void backwardStencil(int image, Worker worker) {
      depthwiseNorm.reluGradient(site.inputGradient(), z1, dz1, image, worker);
      site.makeInput(image, worker);
      worker.fetch(site.input(), image);
      depthwise.gatherGradient(site.input(), dz1, image, worker);
      depthwise.transpose(dz1, site.inputGradient(), image, worker);
    }

    @Override
    public void collect(Program program) {
      depthwise.collect(program);
      pointwise.collect(program);
    }
  }
}
