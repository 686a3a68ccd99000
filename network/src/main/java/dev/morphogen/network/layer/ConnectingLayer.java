package dev.morphogen.network.layer;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.elementwise.AveragePooling;
import dev.morphogen.kernels.elementwise.Normalization;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Lane;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.random.RandomGenerator;

/**
 * The connecting layer: x → pool(N([x; K_dw x])), which doubles the channels (NOTES.md, ruling 10).
 *
 * <p>N is affine and pooling an average, so they change places: the image is pooled first and a quarter of
 * the numbers normalized, though the statistics are those of all pixels.
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
  public LayerPlan plan(Site site) {
    return new Plan(site);
  }

  private final class Plan implements LayerPlan {

    private final Site site;
    private final int pixels;
    private final StencilWeights.Plan conv;
    private final NormalizationPlan normalization;
    private final AveragePooling average;
    private final Normalization pooledKernel;
    private final Activations diffused;
    private final Activations joined;
    private final Activations pooled;
    private final Activations joinedGradient;

    Plan(Site site) {
      this.site = site;
      Shape input = site.inputShape();
      Shape doubled = input.withChannels(2 * channels);
      pixels = input.pixels();
      conv = stencil.plan(site, input);
      normalization = norm.plan(site, pixels, 1);
      average = pooling.kernel(site.kernels(), doubled);
      pooledKernel =
          site.kernels()
              .normalization(average.outputHeight() * average.outputWidth(), doubled.channels());
      diffused = site.temporary(input.size());
      joined = site.kept(doubled.size());
      pooled = site.kept(outputShape(input).size());
      joinedGradient = site.temporary(site.mode() == Mode.TRAINING ? doubled.size() : 0);
    }

    @Override
    public void prepare(Program program) {
      conv.prepare(program);
      normalization.prepare(program);
    }

    @Override
    public void forward(Program program) {
      program.stage(this::join);
      normalization.finish(program);
      program.stage(this::normalize);
    }

    private void join(int image, Lane lane) {
      Activations x = site.input();
      conv.apply(x, diffused, image, lane);
      Concatenation.join(x, diffused, joined, pixels, channels, image, lane);
      normalization.gather(joined, image, lane);
    }

    private void normalize(int image, Lane lane) {
      average.apply(
          joined.array(lane), joined.offset(image), pooled.array(lane), pooled.offset(image));
      Activations y = site.output();
      pooledKernel.apply(
          pooled.array(lane),
          pooled.offset(image),
          normalization.scale(),
          normalization.shift(),
          y.array(lane),
          y.offset(image));
    }

    @Override
    public void backward(Program program) {
      program.stage(this::gatherGradient);
      normalization.finishGradient(program);
      program.stage(this::split);
    }

    /** Sums over pooled pixels equal those over all pixels, as pooling is an average. */
    private void gatherGradient(int image, Lane lane) {
      Activations g = site.outputGradient();
      pooledKernel.gradientSums(
          g.array(lane),
          g.offset(image),
          pooled.array(lane),
          pooled.offset(image),
          normalization.openGradientTotals(lane));
    }

    private void split(int image, Lane lane) {
      Activations g = site.outputGradient();
      float[] dz = joinedGradient.array(lane);
      int at = joinedGradient.offset(image);
      average.transpose(g.array(lane), g.offset(image), dz, at);
      normalization
          .kernel()
          .gradient(
              dz,
              at,
              joined.array(lane),
              joined.offset(image),
              normalization.coefficients(),
              dz,
              at);
      Activations dx = site.inputGradient();
      Concatenation.split(joinedGradient, dx, diffused, pixels, channels, image, lane);
      conv.gatherGradient(site.input(), diffused, image, lane);
      conv.transposeAdding(diffused, dx, image, lane);
    }

    @Override
    public void collect(Program program) {
      conv.collect(program);
    }
  }
}
