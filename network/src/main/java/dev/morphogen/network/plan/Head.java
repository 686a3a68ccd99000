package dev.morphogen.network.plan;

/**
 * What turns the network's output into a gradient: a loss. It works on one image, within a stage, and so
 * may be called by several threads at once, each with another image. Where its plan has several threads, it runs no
 * other plan of as many, which are at work already: that is refused with an {@link IllegalStateException}. What other
 * networks say of a batch is asked before the run.
 */
public interface Head {

  /** Called before each run, with the number of images. */
  void begin(int images);

  /**
   * Overwrites {@code gradient} with the derivative of the loss over the batch by this image's output.
   */
  void run(int image, float[] output, int offset, float[] gradient, int gradientOffset);
}
