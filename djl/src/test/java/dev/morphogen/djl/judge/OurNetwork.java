package dev.morphogen.djl.judge;

import dev.morphogen.djl.judge.Findings.Course;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.plan.Head;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.plan.TrainingPlan;
import dev.morphogen.network.run.PerImage;
import dev.morphogen.network.run.Program.Order;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.loss.SoftmaxHead;
import dev.morphogen.training.optimizer.Optimizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** A case as our kernels compute it. */
final class OurNetwork implements Head {

  private final Case task;
  private final Weights weights;
  private final PlanSettings settings;
  private final SoftmaxHead loss;
  private final TrainingPlan plan;
  private final float[] logits;

  private OurNetwork(Case task, Kernels kernels) {
    this.task = task;
    Network network = task.spec().network();
    int classes = task.spec().classes().size();
    weights = task.weights();
    settings = new PlanSettings(kernels, task.images(), 1);
    loss = new SoftmaxHead(kernels, classes, task.images(), 0);
    loss.bind(task.labels(), task.images());
    logits = new float[task.images() * classes];
    plan = TrainingPlan.withInputGradient(network, weights, settings, this, Order.IMAGE_BY_IMAGE);
  }

  static Findings findings(Case task, Kernels kernels) {
    OurNetwork network = new OurNetwork(task, kernels);
    float[] inference = network.inference();
    double loss = network.pass();
    float[] gradient = network.plan.gradient().clone();
    float[] inputGradient = network.inputGradient();
    float[] logits = network.logits.clone();
    Map<Rule, Course> courses = new EnumMap<>(Rule.class);
    for (Rule rule : Rule.values()) {
      courses.put(rule, new OurNetwork(task, kernels).course(rule));
    }
    return new Findings(inference, logits, loss, inputGradient, gradient, courses);
  }

  private float[] inference() {
    float[] output = new float[logits.length];
    new InferencePlan(task.spec().network(), weights, settings)
        .run(task.pictures(), task.images(), output);
    return output;
  }

  private double pass() {
    Arrays.fill(plan.gradient(), 0);
    plan.run(task.pictures(), task.images());
    return loss.lossSum() / task.images();
  }

  private float[] inputGradient() {
    int size = task.spec().input().size();
    PerImage gradient = plan.inputGradient();
    float[] packed = new float[task.images() * size];
    for (int i = 0; i < task.images(); i++) {
      System.arraycopy(gradient.array(), gradient.offset(i), packed, i * size, size);
    }
    return packed;
  }

  private Course course(Rule rule) {
    Optimizer optimizer = rule.settings().create(unscaled(weights.layout()), settings.kernels());
    double[] losses = new double[Rule.STEPS];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = pass();
      optimizer.step(weights.trained(), plan.gradient(), rule.rate(task));
    }
    return new Course(losses, weights.copy());
  }

  /** libtorch's optimizers know no scale of a slice (decision 10): both train the stencils themselves. */
  private static WeightLayout unscaled(WeightLayout layout) {
    WeightLayout.Builder plain = WeightLayout.builder();
    for (Slice slice : layout.trained()) {
      plain.slice(slice.name(), slice.role(), slice.shape().stream().mapToInt(n -> n).toArray());
    }
    return plain.build();
  }

  @Override
  public void begin(int images) {
    loss.begin(images);
  }

  /** The loss, which also keeps the logits. */
  @Override
  public void run(int image, float[] output, int offset, float[] gradient, int gradientOffset) {
    int classes = task.spec().classes().size();
    System.arraycopy(output, offset, logits, image * classes, classes);
    loss.run(image, output, offset, gradient, gradientOffset);
  }
}
