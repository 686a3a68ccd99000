package dev.morphogen.network.layer;

import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.elementwise.Normalization;
import dev.morphogen.network.Shape;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Batch;
import dev.morphogen.network.run.ChunkTotals;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.weights.Slice;

/**
 * Statistics of a batch normalization. Forward: stages {@link #gather} sums, a barrier turns them into
 * {@link #scale} and {@link #shift}. Backward: stages gather gradient sums into {@link
 * #openGradientTotals}, a barrier turns them into {@link #coefficients} and into the gradients of weight
 * and bias.
 *
 * <p>With ĝ the gradient by N's output (times the factor), s₁ = Σĝ, s₂ = Σĝ·z, n numbers a channel and
 * σ² = variance + ε: ∂weight = (s₂ − mean·s₁)/σ, ∂bias = s₁ and dz = weight/σ·(ĝ − s₁/n −
 * (z − mean)·(s₂ − mean·s₁)/(n·σ²)), which is a·ĝ + b·z + d with three numbers a channel.
 */
public final class NormalizationPlan {

  private static final double MOMENTUM = 0.1;

  private final BatchNormalization norm;
  private final Site site;
  private final int pixels;
  private final int channels;
  private final float factor;
  private final float[] scale;
  private final float[] shift;
  private final NormalizedRelu relu;
  private final NormalizedRelu reaction;
  private final float[] coefficients;
  private final double[] mean;
  private final double[] inverseDeviation;
  private final ChunkTotals totals;
  private final ChunkTotals gradientTotals;
  private final int width;
  private final Rows whole;
  private final KernelsByRows<Normalization> kernels;

  NormalizationPlan(BatchNormalization norm, Site site, float factor) {
    this.norm = norm;
    this.site = site;
    this.factor = factor;
    channels = norm.channels();
    scale = new float[channels];
    shift = new float[channels];
    relu = new NormalizedRelu(scale, shift);
    reaction = new NormalizedRelu(new float[channels], new float[channels]);
    int measured = site.mode() == Mode.TRAINING ? channels : 0; // inference has tracked statistics
    coefficients = new float[3 * measured];
    mean = new double[measured];
    inverseDeviation = new double[measured];
    totals = site.chunkTotals(2 * measured);
    gradientTotals = site.chunkTotals(2 * measured);
    Shape input = site.inputShape();
    pixels = input.pixels();
    width = input.width();
    whole = Rows.all(input.height());
    kernels =
        new KernelsByRows<>(
            input.height(),
            site.bands(),
            rows -> site.kernels().normalization(rows * width, channels));
  }

  /** The kernel for images {@code [pixels, channels]}. */
  public Normalization kernel() {
    return kernels.whole();
  }

  /** The kernel for some rows of an image: one of {@link Site#bands}, or all. */
  private Normalization kernel(Rows rows) {
    return kernels.of(rows);
  }

  /** Where these rows of an image {@code [h, w, channels]} begin, counted from the image's beginning. */
  public int offset(Rows rows) {
    return rows.first() * width * channels;
  }

  /** N(z) = scale·z + shift, {@code [channels]}. */
  public float[] scale() {
    return scale;
  }

  /** N(z) = scale·z + shift, {@code [channels]}. */
  public float[] shift() {
    return shift;
  }

  /** relu(N(z)), for operators that end with it: see {@link LinearOperator.Plan#applyRelu}. */
  public NormalizedRelu relu() {
    return relu;
  }

  /** factor·relu(N(z)) with the layer's factor, where that is positive; known in inference alone. */
  public NormalizedRelu reaction() {
    return reaction;
  }

  /** dz = a·g + b·z + d: a, b, d one behind the other, {@code [3·channels]}. Training only. */
  public float[] coefficients() {
    return coefficients;
  }

  /** In inference, a task that makes scale and shift of the tracked statistics. */
  public void prepare(Program program) {
    if (site.mode() == Mode.INFERENCE) {
      program.task((batch, worker) -> useTracked());
    }
  }

  /** Within a stage: adds an image's z to the sums. Does nothing in inference. */
  public void gather(Activations z, int image, Worker worker) {
    if (site.mode() == Mode.TRAINING) {
      kernel().sums(z.array(worker), z.offset(image), totals.open(worker));
    }
  }

  /** In training, the barrier behind the stage that gathered. */
  public void finish(Program program) {
    if (site.mode() == Mode.TRAINING) {
      program.barrier(this::useBatch);
    }
  }

  /** Within a stage: y = relu(N(z)) in some rows; y may be z. */
  public void applyRelu(Activations z, Activations y, int image, Rows rows, Worker worker) {
    kernel(rows)
        .applyRelu(
            z.array(worker),
            z.offset(image) + offset(rows),
            scale,
            shift,
            y.array(worker),
            y.offset(image) + offset(rows));
  }

  /** Within a stage: y = relu(N(z)). */
  public void applyRelu(Activations z, Activations y, int image, Worker worker) {
    applyRelu(z, y, image, whole, worker);
  }

  /** Within a stage: next = y + factor·relu(N(z)) with the layer's factor; next may be y. */
  public void addReaction(
      Activations y, Activations z, Activations next, int image, Worker worker) {
    kernel()
        .reaction(
            y.array(worker),
            y.offset(image),
            z.array(worker),
            z.offset(image),
            scale,
            shift,
            factor,
            next.array(worker),
            next.offset(image));
  }

  /** Within a stage: adds an image's part of s₁ and s₂, where g is the gradient by relu(N(z)). */
  public void gatherReluGradient(Activations g, Activations z, int image, Worker worker) {
    kernel()
        .reluGradientSums(
            g.array(worker),
            g.offset(image),
            z.array(worker),
            z.offset(image),
            scale,
            shift,
            gradientTotals.open(worker));
  }

  /** Within a stage: dz, where g is the gradient by relu(N(z)); dz may be g. */
  public void reluGradient(Activations g, Activations z, Activations dz, int image, Worker worker) {
    kernel()
        .reluGradient(
            g.array(worker),
            g.offset(image),
            z.array(worker),
            z.offset(image),
            scale,
            shift,
            coefficients,
            dz.array(worker),
            dz.offset(image));
  }

  /** Within a stage: where to add s₁ and s₂ without the factor, once an image. */
  public double[] openGradientTotals(Worker worker) {
    return gradientTotals.open(worker);
  }

  /** The barrier behind the stage that gathered gradient sums. */
  public void finishGradient(Program program) {
    program.barrier(this::useGradient);
  }

  private void useTracked() {
    float[] trained = site.weights().trained();
    float[] tracked = site.weights().tracked();
    for (int c = 0; c < channels; c++) {
      double trackedMean = tracked[norm.runningMean().offset() + c];
      double variance = tracked[norm.runningVariance().offset() + c];
      setScale(trained, c, trackedMean, 1 / Math.sqrt(variance + BatchNormalization.EPSILON));
      reaction.scale()[c] = factor * scale[c];
      reaction.shift()[c] = factor * shift[c];
    }
  }

  private void useBatch(Batch batch) {
    double[] sums = totals.total(batch);
    double n = (double) batch.images() * pixels;
    float[] trained = site.weights().trained();
    for (int c = 0; c < channels; c++) {
      double batchMean = sums[c] / n;
      double variance = Math.max(0, sums[channels + c] / n - batchMean * batchMean);
      mean[c] = batchMean;
      inverseDeviation[c] = 1 / Math.sqrt(variance + BatchNormalization.EPSILON);
      setScale(trained, c, batchMean, inverseDeviation[c]);
      track(norm.runningMean(), c, batchMean);
      track(norm.runningVariance(), c, n > 1 ? variance * n / (n - 1) : variance);
    }
  }

  private void setScale(float[] trained, int c, double channelMean, double channelInverse) {
    double slope = trained[norm.weight().offset() + c] * channelInverse;
    scale[c] = (float) slope;
    shift[c] = (float) (trained[norm.bias().offset() + c] - slope * channelMean);
  }

  private void track(Slice statistic, int c, double value) {
    float[] tracked = site.weights().tracked();
    int i = statistic.offset() + c;
    tracked[i] = (float) ((1 - MOMENTUM) * tracked[i] + MOMENTUM * value);
  }

  private void useGradient(Batch batch) {
    double[] sums = gradientTotals.total(batch);
    double n = (double) batch.images() * pixels;
    float[] trained = site.weights().trained();
    float[] gradient = site.gradient();
    for (int c = 0; c < channels; c++) {
      double s1 = factor * sums[c];
      double centred = factor * sums[channels + c] - mean[c] * s1;
      gradient[norm.weight().offset() + c] += (float) (centred * inverseDeviation[c]);
      gradient[norm.bias().offset() + c] += (float) s1;
      double slope = trained[norm.weight().offset() + c] * inverseDeviation[c];
      double b = -slope * centred / n * inverseDeviation[c] * inverseDeviation[c];
      coefficients[c] = (float) (slope * factor);
      coefficients[channels + c] = (float) b;
      coefficients[2 * channels + c] = (float) (-slope * s1 / n - b * mean[c]);
    }
  }
}
