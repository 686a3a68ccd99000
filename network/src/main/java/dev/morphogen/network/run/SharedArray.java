package dev.morphogen.network.run;

import dev.morphogen.kernels.CacheLines;

/**
 * One array that several activations take turns with; made when all have said what they need. Every image in it
 * begins a cache line.
 */
final class SharedArray {

  private int stride;
  private float[] array = {};

  /** Makes room for {@code size} numbers an image. */
  void require(int size) {
    stride = Math.max(stride, CacheLines.whole(size));
  }

  float[] array() {
    return array;
  }

  /** Numbers of an array for so many images. */
  long numbers(int images) {
    return CacheLines.FIRST + (long) images * stride;
  }

  /** Where an image begins. */
  int offset(int image) {
    return CacheLines.FIRST + image * stride;
  }

  void allocate(int images) {
    array = new float[Math.toIntExact(numbers(images))];
  }
}
