package dev.morphogen.network.run;

/** One array that several activations take turns with; made when all have said what they need. */
final class SharedArray {

  private int stride;
  private float[] array = {};

  /** Makes room for {@code size} numbers an image. */
  void require(int size) {
    stride = Math.max(stride, size);
  }

  int stride() {
    return stride;
  }

  float[] array() {
    return array;
  }

  void allocate(int images) {
    array = new float[Math.multiplyExact(images, stride)];
  }
}
