package dev.morphogen.network.plan;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.TooLargeException;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.layer.LayerPlan;
import dev.morphogen.network.layer.Mode;
import dev.morphogen.network.layer.Site;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Bands;
import dev.morphogen.network.run.Batch;
import dev.morphogen.network.run.BoundInput;
import dev.morphogen.network.run.ChunkSums;
import dev.morphogen.network.run.ChunkTotals;
import dev.morphogen.network.run.Derived;
import dev.morphogen.network.run.PerImage;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.run.Workspace;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans every layer of a network and shares out the workspace.
 *
 * <p>In training each output is kept for the backward pass, unless its layer can make it again, and gradients take turns in two arrays. In
 * inference everything lives in a few buffers of each worker, which fit its cache.
 *
 * <p>Longer than other files, as a layer's site stands inside: it hands out nearly all that the planner has.
 */
final class Planner {

  /** For who only measures a workspace: no layer reads weights before its tasks run. */
  static final Weights NO_WEIGHTS = Weights.zeros(WeightLayout.builder().build());

  private final Network network;
  private final Weights weights;
  private final Derived gradient;
  private final PlanSettings settings;
  private final Way way;
  private final Mode mode;
  private final boolean inputGradientWanted;
  private final Batch batch;
  private final Workspace workspace;
  private final BoundInput input;
  private final List<LayerPlan> plans = new ArrayList<>();
  private final List<Activations> outputs = new ArrayList<>();
  private final List<PerImage> gradients;
  private final List<Workspace.Region> passing = new ArrayList<>();
  private final List<IntFunction<Activations>> turns;
  private final Workspace.WorkerRegion made;
  private final List<Workspace.WorkerRegion> scratch = new ArrayList<>();
  private final List<IntFunction<Activations>> keptForAWhile = new ArrayList<>();
  private int turn;

  Planner(
      Network network, Weights weights, PlanSettings settings, Way way, boolean wantInputGradient) {
    this.network = network;
    this.weights = weights;
    this.settings = settings;
    this.way = way;
    mode = way.mode;
    this.inputGradientWanted = wantInputGradient;
    batch = Batch.of(settings.images(), network.together());
    workspace = new Workspace(batch, settings.threads());
    gradient = workspace.derived(mode == Mode.TRAINING ? network.layout().trainedSize() : 0);
    input = new BoundInput(network.inputShape().size());
    gradients = mode == Mode.TRAINING ? gradients() : List.of();
    turns = List.of(inferenceRegion(), inferenceRegion());
    made = workspace.workerRegion();
    Activations current = input;
    for (int i = 0; i < network.layers().size(); i++) {
      Activations output = mayStay(i) ? current : output(i);
      outputs.add(output);
      plans.add(plan(network.layers().get(i), new LayerSite(i, current, output)));
      current = output;
    }
  }

  /** Borders and whole vectors make more of an image than its shape says. */
  private static LayerPlan plan(Layer layer, Site site) {
    try {
      return layer.plan(site);
    } catch (TooLargeException e) {
      throw new InvalidInputException(
          "%s: the image is too large for its kernels (%s)".formatted(layer.name(), e.getMessage()),
          e);
    }
  }

  /**
   * One between every two layers, and one at either end; a layer's two lie in different arrays, unless they are one ({@link
   * Layer#gradientInPlace}).
   */
  private List<PerImage> gradients() {
    var arrays = List.of(workspace.perImageRegion(), workspace.perImageRegion());
    List<PerImage> all = new ArrayList<>();
    all.add(arrays.getFirst().activations(network.inputShape().size()));
    int changes = 0;
    for (int i = 0; i < network.layers().size(); i++) {
      boolean stays = network.layers().get(i).gradientInPlace();
      int size = network.inputShape(i + 1).size();
      all.add(stays ? all.getLast() : arrays.get(++changes % 2).activations(size));
    }
    return all;
  }

  /** Room for what lasts through an image's inference: one worker's, or every image's where workers share images. */
  private IntFunction<Activations> inferenceRegion() {
    return isSpread()
        ? workspace.perImageRegion()::activations
        : workspace.workerRegion()::activations;
  }

  /** Whether all workers are on the same image. */
  boolean isSpread() {
    return way == Way.SPREAD;
  }

  /** Whether a layer's output takes its input's place: never the network's own, nor before a backward pass. */
  private boolean mayStay(int layer) {
    return mode == Mode.INFERENCE
        && layer > 0
        && !isLast(layer)
        && network.layers().get(layer).inPlace();
  }

  private boolean isLast(int layer) {
    return layer == network.layers().size() - 1;
  }

  private Activations output(int layer) {
    int size = network.inputShape(layer + 1).size();
    if (mode == Mode.INFERENCE && !isLast(layer)) {
      return turns.get(turn++ % 2).apply(size);
    }
    return isMade(layer) ? made.activations(size) : workspace.perImage(size);
  }

  /** Whether a layer's output is not kept but made whenever the next layer asks for it. */
  private boolean isMade(int layer) {
    return mode == Mode.TRAINING
        && !isLast(layer)
        && network.layers().get(layer).makesOutput()
        && network.layers().get(layer + 1).asksForInput();
  }

  /** Within a stage, after a forward pass: whether all numbers of a layer's output for an image are finite. */
  boolean isFinite(int layer, int image, Worker worker) {
    if (isMade(layer)) {
      plans.get(layer).makeOutput(image, worker);
    }
    Activations output = outputs.get(layer);
    float[] array = output.array(worker);
    int offset = output.offset(image);
    for (int i = 0; i < output.size(); i++) {
      if (!Float.isFinite(array[offset + i])) {
        return false;
      }
    }
    return true;
  }

  BoundInput input() {
    return input;
  }

  float[] gradient() {
    return gradient.array();
  }

  PlanSettings settings() {
    return settings;
  }

  /** The whole batch. */
  Batch batch() {
    return batch;
  }

  Workspace workspace() {
    return workspace;
  }

  /** The last layer's output. */
  PerImage output() {
    return (PerImage) outputs.getLast();
  }

  /** The gradient between layers {@code layer − 1} and {@code layer}; 0 is the input's. */
  PerImage gradientBefore(int layer) {
    return gradients.get(layer);
  }

  Program prepare() {
    return program(LayerPlan::prepare);
  }

  void addForward(Program program) {
    plans.forEach(plan -> plan.forward(program));
  }

  void addBackward(Program program) {
    plans.reversed().forEach(plan -> plan.backward(program));
  }

  Program collect() {
    return program(LayerPlan::collect);
  }

  private Program program(BiConsumer<LayerPlan, Program> part) {
    Program program = new Program();
    plans.forEach(plan -> part.accept(plan, program));
    return program;
  }

  /** Number {@code index} of a list of regions that layers share in turn. */
  private static <R> R region(List<R> regions, int index, Supplier<R> make) {
    while (regions.size() <= index) {
      regions.add(make.get());
    }
    return regions.get(index);
  }

  private final class LayerSite implements Site {

    private final int layer;
    private final Activations from;
    private final Activations to;
    private final @Nullable LayerPlan maker;
    private int scratchAsked;
    private int keptAsked;
    private int passingAsked;

    LayerSite(int layer, Activations from, Activations to) {
      this.layer = layer;
      this.from = from;
      this.to = to;
      maker = layer > 0 && isMade(layer - 1) ? plans.get(layer - 1) : null;
    }

    @Override
    public Mode mode() {
      return mode;
    }

    @Override
    public Kernels kernels() {
      return settings.kernels();
    }

    @Override
    public Weights weights() {
      return weights;
    }

    @Override
    public float[] gradient() {
      return gradient.array();
    }

    @Override
    public Shape inputShape() {
      return network.inputShape(layer);
    }

    @Override
    public Activations input() {
      return from;
    }

    @Override
    public void makeInput(int image, Worker worker) {
      if (maker != null) {
        maker.makeOutput(image, worker);
      }
    }

    @Override
    public Activations output() {
      return to;
    }

    @Override
    public boolean outputIsMade() {
      return isMade(layer);
    }

    @Override
    public Activations outputGradient() {
      return gradientBefore(layer + 1);
    }

    @Override
    public Activations inputGradient() {
      return gradientBefore(layer);
    }

    @Override
    public boolean wantsInputGradient() {
      return inputGradientWanted || layer > 0;
    }

    @Override
    public Bands bands() {
      int height = inputShape().height();
      return isSpread() ? Bands.of(height, settings.threads()) : Bands.whole(height);
    }

    @Override
    public Activations kept(int size) {
      return mode == Mode.TRAINING
          ? workspace.perImage(size)
          : region(keptForAWhile, keptAsked++, Planner.this::inferenceRegion).apply(size);
    }

    @Override
    public Activations passing(int size) {
      return region(passing, passingAsked++, workspace::perImageRegion).activations(size);
    }

    @Override
    public Activations temporary(int size) {
      return nextScratch().activations(size);
    }

    @Override
    public Activations scratch(int size) {
      return nextScratch().scratch(size);
    }

    private Workspace.WorkerRegion nextScratch() {
      return region(scratch, scratchAsked++, workspace::workerRegion);
    }

    @Override
    public Derived derived(int size) {
      return workspace.derived(size);
    }

    @Override
    public ChunkSums chunkSums(int length) {
      return workspace.chunkSums(length);
    }

    @Override
    public ChunkTotals chunkTotals(int length) {
      return workspace.chunkTotals(length);
    }
  }
}
