package dev.morphogen.network.layer;

import dev.morphogen.network.InvalidInputException;
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

/** The linear classifier: logits = W y + µ for one pixel of features. */
public final class ClassifierLayer implements Layer {

  private final String name;
  private final int features;
  private final int classes;
  private final MixingWeights weight;
  private final Slice bias;

  /** Takes its slices from {@code layout}: weight, bias. */
  public ClassifierLayer(WeightLayout.Builder layout, int features, int classes) {
    name = layout.name();
    this.features = features;
    this.classes = classes;
    weight = MixingWeights.classifier(layout, features, classes);
    bias = layout.slice("bias", Role.CLASSIFIER, classes);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Shape outputShape(Shape input) {
    Layer.requireChannels(name, features, input);
    if (input.pixels() != 1) {
      throw new InvalidInputException(name + ": expected one pixel, got " + input);
    }
    return input.withChannels(classes);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return weight.multiplyAdds(input);
  }

  @Override
  public void initialize(Weights weights, RandomGenerator random) {
    weight.initialize(weights, random);
    weights.drawUniform(bias, features, random);
  }

  @Override
  public LayerPlan plan(Site site) {
    return new Plan(site);
  }

  private final class Plan implements LayerPlan {

    private final Site site;
    private final LinearOperator.Plan linear;
    private final Derived biasRead;
    private final ChunkSums biasGradient;

    Plan(Site site) {
      this.site = site;
      linear = weight.plan(site);
      biasRead = site.derived(classes);
      biasGradient = site.chunkSums(site.mode() == Mode.TRAINING ? classes : 0);
    }

    @Override
    public void prepare(Program program) {
      linear.prepare(program);
      program.task((batch, worker) -> readBias());
    }

    /** Like all weights: an inference plan takes note of new ones when it is refreshed, not before. */
    private void readBias() {
      float[] trained = site.weights().trained();
      System.arraycopy(trained, bias.offset(), biasRead.array(), 0, classes);
    }

    @Override
    public void forward(Program program) {
      program.stage(this::logits);
    }

    private void logits(int image, Worker worker) {
      Activations y = site.output();
      System.arraycopy(biasRead.array(), 0, y.array(worker), y.offset(image), classes);
      linear.applyAdding(site.input(), y, image, worker);
    }

    @Override
    public void backward(Program program) {
      program.stage(this::gather);
    }

    private void gather(int image, Worker worker) {
      Activations g = site.outputGradient();
      linear.gatherGradient(site.input(), g, image, worker);
      addTo(biasGradient.open(worker), 0, g.array(worker), g.offset(image));
      if (site.wantsInputGradient()) {
        linear.transpose(g, site.inputGradient(), image, worker);
      }
    }

    private void addTo(float[] sums, int offset, float[] numbers, int numbersOffset) {
      for (int i = 0; i < classes; i++) {
        sums[offset + i] += numbers[numbersOffset + i];
      }
    }

    @Override
    public void collect(Program program) {
      linear.collect(program);
      program.task((batch, worker) -> collectBias());
    }

    private void collectBias() {
      addTo(site.gradient(), bias.offset(), biasGradient.total(), 0);
    }
  }
}
