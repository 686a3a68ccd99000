package dev.morphogen.benchmarks.peers;

import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.paper.Width;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;

/**
 * What every contestant computes: a network of the paper, the images, and whether they train or infer.
 *
 * @param threads how many threads a contestant may use
 */
public record Task(
    String step, Width width, int height, int imageWidth, int images, int threads, Work work) {

  /** What is done with a batch. */
  public enum Work {
    /** Forward, softmax cross-entropy averaged over the batch, gradient by every trained number. */
    TRAINING,
    /** Images to logits, with the tracked statistics. */
    INFERENCE
  }

  /** As CIFAR-10 has. */
  public static final int CLASSES = 10;

  /** As CIFAR-10 has. */
  public static final int CHANNELS = 3;

  /** The images' shape. */
  public Shape image() {
    return new Shape(height, imageWidth, CHANNELS);
  }

  /** The network's description. */
  public Architecture architecture() {
    return Architecture.of(step, width.channels());
  }

  /** The network. */
  public Network network() {
    return architecture().network(image(), CLASSES);
  }

  /** The numbers of a slice, by its name. */
  public static float[] numbers(Weights weights, Slice slice) {
    float[] numbers = new float[slice.size()];
    System.arraycopy(weights.array(slice), slice.offset(), numbers, 0, numbers.length);
    return numbers;
  }
}
