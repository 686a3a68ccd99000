package dev.morphogen.kernels.testing;

/**
 * A convolution of any family as the checks see it: a linear map with weights in PyTorch's order.
 * Scratch and packed weights are its own affair; it fills them with NaN before every use.
 */
public interface Convolution {

  /** What it is, for messages. */
  String name();

  /** Numbers of one input image. */
  int inputSize();

  /** Numbers of one output image. */
  int outputSize();

  /** Numbers of the weights. */
  int weightSize();

  /** Terms in the sum behind one output; behind one input's gradient; behind one weight's gradient. */
  int terms();

  /** See {@link #terms}. */
  int transposedTerms();

  /** See {@link #terms}. */
  int gradientTerms();

  /** y = K x, or y += K x. */
  void apply(float[] weights, float[] x, int xAt, float[] y, int yAt, boolean adding);

  /** x = Kᵀ u, or x += Kᵀ u. */
  void transpose(float[] weights, float[] u, int uAt, float[] x, int xAt, boolean adding);

  /** gradient += ∂⟨u, K x⟩/∂weights, in the weights' order. */
  void addGradient(float[] x, int xAt, float[] u, int uAt, float[] gradient);
}
