package dev.morphogen.training.loss;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropy;
import dev.morphogen.network.plan.Head;
import org.jspecify.annotations.Nullable;

/**
 * Cross-entropy of the softmax, averaged over the batch, with a share of what teachers say if there are any. Images are worked on in any order and by
 * any thread; losses are kept image by image and added up in image order, so the sums are always
 * the same bits.
 */
public final class SoftmaxHead implements Head {

  private final int classes;
  private final float smoothing;
  private final @Nullable SoftTargets teachers;
  private final SoftmaxCrossEntropy kernel;
  private final int[] labels;
  private final double[] losses;
  private final boolean[] hits;
  private int images;
  private float factor;

  /** For batches of up to {@code capacity} images; {@code smoothing} of 0 is none. */
  public SoftmaxHead(Kernels kernels, int classes, int capacity, double smoothing) {
    this(kernels, classes, capacity, smoothing, null);
  }

  /** The same with teachers' answers, which must be there before each run. */
  @SuppressWarnings("exports") // of an annotation that only compilers need
  public SoftmaxHead(
      Kernels kernels,
      int classes,
      int capacity,
      double smoothing,
      @Nullable SoftTargets teachers) {
    this.classes = classes;
    this.smoothing = (float) smoothing;
    this.teachers = teachers;
    kernel = kernels.softmaxCrossEntropy(classes);
    labels = new int[capacity];
    losses = new double[capacity];
    hits = new boolean[capacity];
  }

  /** Copies the labels of the next run's images. */
  public void bind(int[] newLabels, int count) {
    System.arraycopy(newLabels, 0, labels, 0, count);
  }

  @Override
  public void begin(int newImages) {
    images = newImages;
    factor = 1f / newImages;
  }

  @Override
  public void run(int image, float[] output, int offset, float[] gradient, int gradientOffset) {
    losses[image] = loss(image, output, offset, gradient, gradientOffset);
    hits[image] = largest(output, offset, classes) == labels[image];
  }

  private double loss(int image, float[] output, int offset, float[] gradient, int gradientOffset) {
    int label = labels[image];
    if (teachers == null) {
      return kernel.loss(output, offset, label, smoothing, factor, gradient, gradientOffset);
    }
    double weight = teachers.labelWeight();
    float share = (float) (weight * factor);
    double own = kernel.loss(output, offset, label, smoothing, share, gradient, gradientOffset);
    return weight * own + teachers.addLoss(image, output, offset, factor, gradient, gradientOffset);
  }

  /** Sum of the last run's losses. */
  public double lossSum() {
    double sum = 0;
    for (int image = 0; image < images; image++) {
      sum += losses[image];
    }
    return sum;
  }

  /** How many of the last run's images have their own class's logit as the largest. */
  public int hits() {
    int sum = 0;
    for (int image = 0; image < images; image++) {
      sum += hits[image] ? 1 : 0;
    }
    return sum;
  }

  /** Index of the largest of {@code count} numbers, the first one if several are. */
  public static int largest(float[] numbers, int offset, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (numbers[offset + i] > numbers[offset + best]) {
        best = i;
      }
    }
    return best;
  }
}
