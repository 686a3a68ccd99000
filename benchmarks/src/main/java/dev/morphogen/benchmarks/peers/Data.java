package dev.morphogen.benchmarks.peers;

import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.plan.TrainingPlan;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.loss.SoftmaxHead;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * The numbers that all contestants work on: weights, images {@code [n, h, w, c]}, labels. Made once, handed to
 * the workers in a file.
 */
public record Data(Weights weights, float[] images, int[] labels) {

  private static final long SEED = 1;
  private static final int TRACKED_BATCHES = 20;
  private static final int TRACKED_IMAGES = 16;

  /** Weights as at the beginning of training, but for the normalizations. */
  public static Data of(Task task) {
    Network network = task.network();
    Weights weights = network.initialWeights(SEED);
    shiftNormalizations(weights);
    trackStatistics(network, weights, task.threads());
    float[] images = Gaussian.numbers(task.images() * task.image().size(), SEED);
    int[] labels = new SplittableRandom(SEED).ints(task.images(), 0, Task.CLASSES).toArray();
    return new Data(weights, images, labels);
  }

  /**
   * Shifts of one deviation, up for two channels of three and down for the third: most of a channel then lies
   * on one side of its relu, and fewer numbers so close to zero that rounding chooses the side.
   */
  private static void shiftNormalizations(Weights weights) {
    float[] noise = Gaussian.numbers(weights.trained().length, SEED + 1);
    for (Slice slice : weights.layout().trained()) {
      if (slice.role() == Role.NORMALIZATION) {
        boolean scale = slice.name().endsWith("weight");
        for (int c = 0; c < slice.size(); c++) {
          float value = scale || c % 3 < 2 ? 1 : -1;
          weights.trained()[slice.offset() + c] = value + 0.05f * noise[slice.offset() + c];
        }
      }
    }
  }

  /** Statistics that fit, so that numbers neither grow nor vanish from layer to layer. */
  private static void trackStatistics(Network network, Weights weights, int threads) {
    PlanSettings settings = PlanSettings.of(TRACKED_IMAGES, threads);
    SoftmaxHead head = new SoftmaxHead(settings.kernels(), Task.CLASSES, TRACKED_IMAGES, 0);
    TrainingPlan plan = new TrainingPlan(network, weights, settings, head);
    float[] images = Gaussian.numbers(TRACKED_IMAGES * network.inputShape().size(), SEED + 2);
    for (int batch = 0; batch < TRACKED_BATCHES; batch++) {
      plan.run(images, TRACKED_IMAGES);
    }
  }

  /** Writes the numbers, without their layout. */
  public void write(Path file) throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      Numbers.write(weights.trained(), out);
      Numbers.write(weights.tracked(), out);
      Numbers.write(images, out);
      for (int label : labels) {
        out.writeInt(label);
      }
    }
  }

  /** Reads what {@link #write} wrote for the same task. */
  public static Data read(Path file, Task task) throws IOException {
    Weights weights = Weights.zeros(task.network().layout());
    float[] images = new float[task.images() * task.image().size()];
    int[] labels = new int[task.images()];
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      Numbers.read(in, weights.trained());
      Numbers.read(in, weights.tracked());
      Numbers.read(in, images);
      for (int i = 0; i < labels.length; i++) {
        labels[i] = in.readInt();
      }
    }
    return new Data(weights, images, labels);
  }

  /** The images channels first, {@code [n, c, h, w]}, as others want them. */
  public float[] imagesChannelsFirst(Task task) {
    float[] planes = new float[images.length];
    int pixels = task.image().pixels();
    int channels = task.image().channels();
    for (int i = 0; i < images.length; i++) {
      int c = i % channels;
      int pixel = i / channels % pixels;
      int image = i / channels / pixels;
      planes[(image * channels + c) * pixels + pixel] = images[i];
    }
    return planes;
  }
}
