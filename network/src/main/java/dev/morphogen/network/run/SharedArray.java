package dev.morphogen.network.run;

import dev.morphogen.kernels.CacheLines;

/**
 * One array that several activations take turns with; made when all have said what they need. Every image in it
 * begins a cache line.
 */
final class SharedArray {

  private long stride;
  private float[] array = {};

  /** Makes room for {@code size} numbers an image. */
  void require(long size) {
    stride = Math.max(stride, CacheLines.whole(size));
  }

  float[] array() {
    return array;
  }

  /** Numbers of an array for so many images. */
  long numbers(int images) {
    return CacheLines.FIRST + images * stride;
  }

  /** Where an image begins. */
  int offset(int image) {
    return (int) (CacheLines.FIRST + image * stride);
  }

  /** For a workspace that {@link Workspace#fits}. */
  void allocate(int images) {
    array = new float[(int) numbers(images)];
  }
}
