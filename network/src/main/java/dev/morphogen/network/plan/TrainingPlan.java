package dev.morphogen.network.plan;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.run.Batch;
import dev.morphogen.network.run.Crew;
import dev.morphogen.network.run.PerImage;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Program.Order;
import dev.morphogen.network.run.Runner;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.weights.Weights;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network made ready for training: forward, loss and backward over a batch. Running it allocates nothing.
 * Not for several threads at once. Plans of one process that ask for as many threads share them and take turns.
 */
public final class TrainingPlan {

  private final Network network;
  private final Planner planner;
  private final Head head;
  private final PerImage outputGradient;
  private final Batch whole;
  private final Crew crew;
  private final Runner prepare;
  private final Runner pass;
  private final Runner collect;

  /**
   * Plans {@code network} with {@code weights}, which it reads anew in every run and whose statistics it tracks.
   *
   * @throws InvalidInputException if the weights are another network's or the batch is too large for Java's arrays
   */
  public TrainingPlan(Network network, Weights weights, PlanSettings settings, Head head) {
    this(network, weights, settings, head, Order.IMAGE_BY_IMAGE, false);
  }

  /**
   * For tests of layers, as above: a plan that computes the images' gradient too, for {@link #inputGradient}, and works in
   * that order, which must not change a bit.
   */
  public static TrainingPlan withInputGradient(
      Network network, Weights weights, PlanSettings settings, Head head, Order order) {
    return new TrainingPlan(network, weights, settings, head, order, true);
  }

  private TrainingPlan(
      Network network,
      Weights weights,
      PlanSettings settings,
      Head head,
      Order order,
      boolean wantInputGradient) {
    network.requireOwn(weights);
    this.network = network;
    this.head = head;
    planner = new Planner(network, weights, settings, Way.TRAINING, wantInputGradient);
    whole = planner.batch();
    outputGradient = planner.gradientBefore(network.layers().size());
    crew = Crew.of(settings.threads());
    Program program = new Program();
    planner.addForward(program);
    program.stage(this::runHead);
    planner.addBackward(program);
    prepare = planner.prepare().runner(crew, order);
    pass = program.runner(crew, order);
    collect = planner.collect().runner(crew, order);
    planner.workspace().allocate();
  }

  /**
   * Runs forward and backward over {@code count} images {@code [count, h, w, c]}; adds to {@link
   * #gradient}.
   *
   * @throws IllegalArgumentException if the images are too many or the array too short
   */
  public void run(float[] images, int count) {
    Batch batch = whole.first(count);
    planner.input().bind(images, count);
    head.begin(count);
    prepare.run(batch);
    pass.run(batch);
    collect.run(batch);
  }

  private void runHead(int image, Worker worker) {
    PerImage output = planner.output();
    head.run(
        image,
        output.array(),
        output.offset(image),
        outputGradient.array(),
        outputGradient.offset(image));
  }

  /** The gradient by the trained weights, laid out as they are; {@link #run} adds to it. */
  public float[] gradient() {
    return planner.gradient();
  }

  /** The gradient by the images after a run of a plan {@link #withInputGradient}. */
  public PerImage inputGradient() {
    return planner.gradientBefore(0);
  }

  /** Output of the last layer after a run. */
  public PerImage output() {
    return planner.output();
  }

  /** For tests: fills all activations, so that what is read before it is written shows. */
  public void fillWorkspace(float value) {
    planner.workspace().fill(value);
  }

  /** Name of the first layer whose output for one of {@code count} images of the last run is not finite. */
  public Optional<String> firstNotFinite(int count) {
    List<Layer> layers = network.layers();
    AtomicInteger first = new AtomicInteger(layers.size());
    Program program = new Program();
    for (int i = 0; i < layers.size(); i++) {
      int layer = i;
      program.stage((image, worker) -> {
        if (!planner.isFinite(layer, image, worker)) {
          first.accumulateAndGet(layer, Math::min);
        }
      });
    }
    program.runner(crew, Order.IMAGE_BY_IMAGE).run(whole.first(count));
    return first.get() < layers.size()
        ? Optional.of(layers.get(first.get()).name())
        : Optional.empty();
  }

  /** Bytes that a training plan of this network would allocate, without making it. */
  public static long workspaceBytes(Network network, PlanSettings settings) {
    return new Planner(network, Planner.NO_WEIGHTS, settings, Way.TRAINING, false)
        .workspace()
        .bytes();
  }
}
