package dev.morphogen.network.layer;

import dev.morphogen.kernels.Rows;
import dev.morphogen.network.Shape;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.random.RandomGenerator;

/** The opening layer: relu(N(K x)) with a dense convolution K, 5x5 in the paper, from the image's channels to c₁. */
public final class OpeningLayer implements Layer {

  private final String name;
  private final int inputs;
  private final int outputs;
  private final DenseWeights convolution;
  private final BatchNormalization norm;

  /** Takes its slices from {@code layout}: convolution.weight, norm.…. */
  public OpeningLayer(WeightLayout.Builder layout, int inputs, int outputs, int stencil) {
    name = layout.name();
    this.inputs = inputs;
    this.outputs = outputs;
    convolution = new DenseWeights(layout.at("convolution"), inputs, outputs, stencil);
    norm = new BatchNormalization(layout.at("norm"), outputs);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Shape outputShape(Shape input) {
    Layer.requireChannels(name, inputs, input);
    return input.withChannels(outputs);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return convolution.multiplyAdds(input);
  }

  @Override
  public void initialize(Weights weights, RandomGenerator random) {
    convolution.initialize(weights, random);
    norm.initialize(weights);
  }

  @Override
  public boolean makesOutput() {
    return true;
  }

  @Override
  public LayerPlan plan(Site site) {
    return new Plan(site);
  }

  private final class Plan implements LayerPlan {

    private final Site site;
    private final LinearOperator.Plan conv;
    private final NormalizationPlan normalization;
    private final Activations z;
    private final Activations dz;

    Plan(Site site) {
      this.site = site;
      Shape input = site.inputShape();
      conv = convolution.plan(site);
      normalization = norm.plan(site);
      z = site.kept(site.mode() == Mode.TRAINING ? input.pixels() * outputs : 0);
      dz = site.temporary(site.mode() == Mode.TRAINING ? input.pixels() * outputs : 0);
    }

    @Override
    public void prepare(Program program) {
      conv.prepare(program);
      normalization.prepare(program);
    }

    @Override
    public void forward(Program program) {
      if (site.mode() == Mode.INFERENCE) {
        program.rows(site.bands(), this::infer);
        return;
      }
      program.stage(this::convolve);
      normalization.finish(program);
      if (!site.outputIsMade()) {
        program.stage(this::makeOutput);
      }
    }

    @Override
    public void makeOutput(int image, Worker worker) {
      normalization.applyRelu(z, site.output(), image, worker);
    }

    private void infer(int image, Rows rows, Worker worker) {
      conv.applyRelu(site.input(), normalization, site.output(), image, rows, worker);
    }

    private void convolve(int image, Worker worker) {
      worker.fetch(z, image);
      conv.apply(site.input(), z, image, worker);
      normalization.gather(z, image, worker);
    }

    @Override
    public void backward(Program program) {
      program.stage((image, worker) ->
          normalization.gatherReluGradient(site.outputGradient(), z, image, worker));
      normalization.finishGradient(program);
      program.stage(this::backwardConvolution);
    }

    private void backwardConvolution(int image, Worker worker) {
      normalization.reluGradient(site.outputGradient(), z, dz, image, worker);
      conv.gatherGradient(site.input(), dz, image, worker);
      if (site.wantsInputGradient()) {
        conv.transpose(dz, site.inputGradient(), image, worker);
      }
    }

    @Override
    public void collect(Program program) {
      conv.collect(program);
    }
  }
}
