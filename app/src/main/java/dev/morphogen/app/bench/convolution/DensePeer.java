package dev.morphogen.app.bench.convolution;

import java.util.List;

/**
 * Another library's dense convolution, found by {@link java.util.ServiceLoader}: where one is present, a point of Figure 1
 * is held against whichever is faster, it or ours.
 */
public interface DensePeer {

  /**
   * The ways that it can do it, such as with channels first and last, made ready.
   *
   * @param weights {@code [channels, channels, stencil, stencil]}
   * @param images {@code [count, side, side, channels]}
   */
  List<Way> ways(ConvolutionPoint point, float[] weights, float[] images, int count, int threads);

  /** One of them; zeros lie beyond the images' edges. */
  interface Way extends AutoCloseable {

    /** What it is, with its version. */
    String name();

    /** Convolves all images. */
    void run();

    /** What it made of them, {@code [count, side, side, channels]}. */
    float[] answer();

    @Override
    void close();
  }
}
