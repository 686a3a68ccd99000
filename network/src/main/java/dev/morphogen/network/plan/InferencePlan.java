package dev.morphogen.network.plan;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.weights.Weights;
import java.util.Optional;

/**
 * A network made ready for inference. It takes each image through all layers at once: activations are kept for the
 * images that a worker has under way. Fewer images than threads are cut into bands of rows instead, and all threads
 * share them: the answer to one image comes sooner. Every image's bits are the same either way; but where images are
 * taken in pairs, by Fourier transform, the last bits depend on which other one came along. Running it allocates
 * nothing. Not for several threads at once. Plans of one process that ask for as many threads share them and take turns.
 */
public final class InferencePlan {

  private final InferencePass imageByImage;
  private final Optional<InferencePass> spread;

  /**
   * Plans {@code network} with {@code weights}, which it reads now and whenever {@link #refresh} is called.
   *
   * @throws InvalidInputException if the weights are another network's, or an image or the batch is too large for Java's arrays
   */
  public InferencePlan(Network network, Weights weights, PlanSettings settings) {
    network.requireOwn(weights);
    imageByImage = new InferencePass(imageByImage(network, weights, settings));
    spread = spread(network, weights, settings).map(InferencePass::new);
    refresh();
  }

  private static Planner imageByImage(Network network, Weights weights, PlanSettings settings) {
    return new Planner(network, weights, settings, Way.IMAGE_BY_IMAGE, false);
  }

  /** For so few images that threads would idle, and whose activations, which threads share, Java's arrays can hold. */
  static Optional<Planner> spread(Network network, Weights weights, PlanSettings settings) {
    int threads = settings.threads();
    for (int few = Math.min(settings.images(), threads - 1); few > 0; few /= 2) {
      PlanSettings ofFew = new PlanSettings(settings.kernels(), few, threads);
      Planner planner = new Planner(network, weights, ofFew, Way.SPREAD, false);
      if (planner.workspace().fits()) {
        return Optional.of(planner);
      }
    }
    return Optional.empty();
  }

  /** Reads the weights and the tracked statistics again. */
  public void refresh() {
    imageByImage.refresh();
    spread.ifPresent(InferencePass::refresh);
  }

  /**
   * Overwrites {@code output [count, h, w, c]} with what the network makes of {@code images [count, h, w,
   * c]}.
   *
   * @throws IllegalArgumentException if there is no image, there are too many, or an array is too short
   */
  public void run(float[] images, int count, float[] output) {
    int size = imageByImage.outputSize();
    if (output.length < (long) count * size) {
      throw new IllegalArgumentException(
          "output: expected %d x %d numbers, got an array of %d"
              .formatted(count, size, output.length));
    }
    boolean few = spread.isPresent() && count > 0 && count <= spread.get().capacity();
    (few ? spread.get() : imageByImage).run(images, count, output);
  }

  /** How many images a run may have. */
  public int capacity() {
    return imageByImage.capacity();
  }

  /** Bytes that an inference plan of this network would allocate, without making it. */
  public static long workspaceBytes(Network network, PlanSettings settings) {
    long all = imageByImage(network, Planner.NO_WEIGHTS, settings).workspace().bytes();
    Optional<Planner> few = spread(network, Planner.NO_WEIGHTS, settings);
    return all + few.map(planner -> planner.workspace().bytes()).orElse(0L);
  }
}
