package dev.morphogen.training;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropy;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.run.Workspace;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.ImageSplit;
import dev.morphogen.training.input.PixelTable;
import java.util.List;

/** Tests a network on labelled images, in order and unvaried. Not for several threads at once. */
public final class Evaluator {

  private static final int MOST_IMAGES = 128;
  private static final PixelNoise NONE = new PixelNoise(0, 0);
  private static final EvaluationListener UNHEARD = (image, label, predicted, loss) -> {};

  private final Shape shape;
  private final int classes;
  private final PixelTable table;
  private final InferencePlan plan;
  private final SoftmaxCrossEntropy kernel;
  private final byte[] bytes;
  private final float[] images;
  private final float[] logits;
  private final float[] unusedGradient;

  /**
   * Reads {@code weights} anew in every evaluation; {@code settings} say how many images at once.
   */
  Evaluator(Network network, Weights weights, PixelTable table, PlanSettings settings) {
    this.table = table;
    shape = network.inputShape();
    classes = network.outputShape().channels();
    plan = new InferencePlan(network, weights, settings);
    kernel = settings.kernels().softmaxCrossEntropy(classes);
    bytes = new byte[shape.size()];
    images = new float[numbers(network, settings)];
    logits = new float[plan.capacity() * classes];
    unusedGradient = new float[classes];
  }

  /** For a model, with the best kernels. */
  public static Evaluator of(Model model, int threads) {
    return of(model, MOST_IMAGES, threads);
  }

  private static Evaluator of(Model model, int images, int threads) {
    Network network = model.network();
    return new Evaluator(
        network,
        model.weights(),
        ModelPixels.table(model.preprocessing()),
        settings(Kernels.best(), network, images, threads));
  }

  /** For tests on so many images; how many are taken at once changes no result. */
  static PlanSettings settings(Kernels kernels, Network network, int images, int threads) {
    int batch = InferenceBatch.of(network, Math.min(images, MOST_IMAGES));
    return new PlanSettings(kernels, batch, threads);
  }

  /** Bytes that an evaluator of this network would allocate, without making it. */
  static long bytes(Network network, PlanSettings settings) {
    return InferencePlan.workspaceBytes(network, settings)
        + (long) Float.BYTES * numbers(network, settings);
  }

  private static int numbers(Network network, PlanSettings settings) {
    return Workspace.arrayLength(settings.images(), network.inputShape().size());
  }

  /**
   * Evaluates the test images of a data set.
   *
   * @throws InvalidInputException if its images or classes are not the model's
   */
  public static Evaluation evaluate(Model model, ImageDataset data, int threads) {
    return evaluate(model, data, threads, UNHEARD);
  }

  /**
   * The same, image by image.
   *
   * @throws InvalidInputException as above
   */
  public static Evaluation evaluate(
      Model model, ImageDataset data, int threads, EvaluationListener listener) {
    requireSame(model, data);
    return of(model, data.test().size(), threads).evaluate(data.test(), NONE, listener);
  }

  /**
   * Before other evaluations than {@link #evaluate(Model, ImageDataset, int)}: does the data fit the model?
   *
   * @throws InvalidInputException if its images or classes are not the model's
   */
  public static void requireSame(Model model, ImageDataset data) {
    requireSame(model.spec().input(), model.spec().classes(), data);
  }

  static void requireSame(Shape input, List<String> classes, ImageDataset data) {
    if (!input.equals(data.imageShape())) {
      throw new InvalidInputException(
          "data %s: expected images of %s, got %s"
              .formatted(data.name(), input, data.imageShape()));
    }
    if (!classes.equals(data.classes())) {
      throw new InvalidInputException(
          "data %s: expected the classes %s, got %s"
              .formatted(data.name(), abridged(classes), abridged(data.classes())));
    }
  }

  static String abridged(List<String> names) {
    int most = 12;
    String shown = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() <= most ? shown : shown + ", … (" + names.size() + ")";
  }

  /**
   * Evaluates images of the network's shape.
   *
   * @throws InvalidInputException if there are none, they are of another size, or one is of a class that the network has not
   */
  public Evaluation evaluate(ImageSplit split) {
    return evaluate(split, NONE, UNHEARD);
  }

  /** The same with noise on the images; as {@link #evaluate(ImageSplit)} if its σ is 0. */
  public Evaluation evaluate(ImageSplit split, PixelNoise noise) {
    return evaluate(split, noise, UNHEARD);
  }

  private Evaluation evaluate(ImageSplit split, PixelNoise noise, EvaluationListener listener) {
    if (split.size() == 0) {
      throw new InvalidInputException("test images: expected at least one, got none");
    }
    split.requireShape("test", shape);
    split.requireLabels("test", classes);
    plan.refresh();
    Tally tally = new Tally(classes, listener);
    for (int begin = 0; begin < split.size(); begin += plan.capacity()) {
      int count = Math.min(plan.capacity(), split.size() - begin);
      read(split, begin, count, noise);
      plan.run(images, count, logits);
      for (int i = 0; i < count; i++) {
        int label = split.label(begin + i);
        double loss = kernel.loss(logits, i * classes, label, 0, 1, unusedGradient, 0);
        tally.add(begin + i, label, logits, i * classes, loss);
      }
    }
    return tally.evaluation();
  }

  private void read(ImageSplit split, int begin, int count, PixelNoise noise) {
    for (int i = 0; i < count; i++) {
      split.read(begin + i, bytes, 0);
      table.normalize(bytes, 0, shape.pixels(), images, i * shape.size());
      noise.add(begin + i, table, images, i * shape.size(), shape.size());
    }
  }
}
