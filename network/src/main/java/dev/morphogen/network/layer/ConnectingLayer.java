package dev.morphogen.network.layer;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.random.RandomGenerator;

/**
 * The connecting layer: x → pool(N([x; K_dw x])), which doubles the channels (docs/rulings.md, 10).
 *
 * <p>N is affine and pooling an average, so they change places: the image is pooled first and a quarter of
 * the numbers normalized, though the statistics are those of all pixels. Channels do not meet in N: x and K x
 * are normalized each for itself and stand side by side in the output alone.
 */
public final class ConnectingLayer implements Layer {

  private final String name;
  private final int channels;
  private final StencilWeights stencil;
  private final BatchNormalization norm;
  private final Pooling pooling;

  /** Takes its slices from {@code layout}: stencil.weight, norm.…. */
  public ConnectingLayer(
      WeightLayout.Builder layout, int channels, int stencil, Boundary boundary, Pooling pooling) {
    name = layout.name();
    this.channels = channels;
    this.pooling = pooling;
    this.stencil = new StencilWeights(layout.at("stencil"), channels, stencil, boundary);
    norm = new BatchNormalization(layout.at("norm"), 2 * channels);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Shape outputShape(Shape input) {
    Layer.requireChannels(name, channels, input);
    if (pooling == Pooling.GLOBAL) {
      return new Shape(1, 1, 2 * channels);
    }
    if (input.height() < 2 || input.width() < 2) {
      throw new InvalidInputException(
          "%s: expected an image of at least 2x2 pixels, got %s; use a larger image or fewer blocks"
              .formatted(name, input));
    }
    return new Shape(input.height() / 2, input.width() / 2, 2 * channels);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return stencil.multiplyAdds(input);
  }

  @Override
  public void initialize(Weights weights, RandomGenerator random) {
    stencil.initialize(weights, random);
    norm.initialize(weights);
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
    private final StencilWeights.Plan conv;
    private final ConnectedHalf plain;
    private final ConnectedHalf convolved;
    private final Activations kx;
    private final Activations dkx;
    private final int pooledPixels;

    Plan(Site site) {
      this.site = site;
      Shape input = site.inputShape();
      conv = stencil.plan(site);
      plain = new ConnectedHalf(site, norm.part(0, channels), pooling);
      convolved = new ConnectedHalf(site, norm.part(channels, channels), pooling);
      kx = site.temporary(input.size());
      dkx = site.temporary(site.mode() == Mode.TRAINING ? input.size() : 0);
      pooledPixels = outputShape(input).pixels();
    }

    @Override
    public void prepare(Program program) {
      conv.prepare(program);
      plain.prepare(program);
      convolved.prepare(program);
    }

    @Override
    public void forward(Program program) {
      program.stage(this::pool);
      plain.finish(program);
      convolved.finish(program);
      program.stage(this::normalize);
    }

    private void pool(int image, Worker worker) {
      site.makeInput(image, worker);
      plain.pool(site.input(), image, worker);
      conv.apply(site.input(), kx, image, worker);
      convolved.pool(kx, image, worker);
    }

    private void normalize(int image, Worker worker) {
      Activations a = plain.normalize(image, worker);
      Activations b = convolved.normalize(image, worker);
      Concatenation.join(a, b, site.output(), pooledPixels, channels, image, worker);
    }

    @Override
    public void backward(Program program) {
      program.stage(this::gatherGradient);
      plain.finishGradient(program);
      convolved.finishGradient(program);
      program.stage(this::goBack);
    }

    private void split(int image, Worker worker) {
      Concatenation.split(
          site.outputGradient(),
          plain.gradient(),
          convolved.gradient(),
          pooledPixels,
          channels,
          image,
          worker);
    }

    private void gatherGradient(int image, Worker worker) {
      split(image, worker);
      plain.gatherGradient(image, worker);
      convolved.gatherGradient(image, worker);
    }

    /** dx = d₁ + Kᵀ d₂ with d₁, d₂ the gradients by x and K x; K x is computed again: cheaper than keeping it. */
    private void goBack(int image, Worker worker) {
      Activations x = site.input();
      Activations dx = site.inputGradient();
      site.makeInput(image, worker);
      worker.fetch(x, image);
      worker.fetch(dx, image);
      split(image, worker);
      plain.spreadGradient(x, dx, image, worker);
      conv.apply(x, kx, image, worker);
      convolved.spreadGradient(kx, dkx, image, worker);
      conv.gatherGradient(x, dkx, image, worker);
      conv.transposeAdding(dkx, dx, image, worker);
    }

    @Override
    public void collect(Program program) {
      conv.collect(program);
    }
  }
}
