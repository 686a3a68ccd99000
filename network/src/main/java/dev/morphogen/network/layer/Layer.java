package dev.morphogen.network.layer;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.diffusion.Diffusion;
import dev.morphogen.network.weights.Weights;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a layer is: hyper-parameters, named slices of the weights and a rule for shapes. Immutable; how it
 * is computed is its {@link LayerPlan}.
 */
public interface Layer {

  /** The name that its slices begin with: {@code blocks.0.steps.1}. */
  String name();

  /**
   * The shape {@code [h, w, c]} that it makes of an image.
   *
   * @throws InvalidInputException if it cannot work on such an image: {@code blocks.1.steps.0: expected
   *     64 channels, got 32 in 16x16x32}
   */
  Shape outputShape(Shape input);

  /** Multiply-adds of its convolutions for one image. */
  long multiplyAdds(Shape input);

  /** Sets its weights as they are before training. */
  void initialize(Weights weights, RandomGenerator random);

  /** How many images its stages take at once: two where a Fourier transform packs them. */
  default int together() {
    return 1;
  }

  /**
   * Whether in inference its output may take its input's place, which must have the same shape: if its last stage alone
   * writes the output, and reads the input only in the rows that it writes. An image less then goes through the cache.
   */
  default boolean inPlace() {
    return false;
  }

  /**
   * Whether in training its input's gradient takes its output's gradient's place, which must have the same shape: then {@link
   * Site#inputGradient} is {@link Site#outputGradient}, and the layer reads the one before it writes the other.
   */
  default boolean gradientInPlace() {
    return false;
  }

  /**
   * Whether in training its output can be made of what it keeps, image by image ({@link LayerPlan#makeOutput}), in less time
   * than it takes to bring it from memory.
   */
  default boolean makesOutput() {
    return false;
  }

  /**
   * Whether in training each of its stages that reads its input asks for it first ({@link Site#makeInput}), so that the
   * input need not be kept where the layer before can make it.
   */
  default boolean asksForInput() {
    return false;
  }

  /** What it diffuses with these weights on images of that shape; nothing if it has no diffusion −KᵀK. */
  default Optional<Diffusion> diffusion(Weights weights, Shape input) {
    return Optional.empty();
  }

  /** Chooses kernels and asks for every buffer. */
  LayerPlan plan(Site site);

  /**
   * For {@link #outputShape}: checks the number of channels.
   *
   * @throws InvalidInputException if it is another
   */
  static void requireChannels(String name, int expected, Shape input) {
    if (input.channels() != expected) {
      throw new InvalidInputException(
          "%s: expected %d channels, got %d in %s"
              .formatted(name, expected, input.channels(), input));
    }
  }
}
