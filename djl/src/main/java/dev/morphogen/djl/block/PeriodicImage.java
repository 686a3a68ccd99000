package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;

/** Images {@code [n, c, h, w]} with the opposite side beyond each edge, as a Fourier transform sees them. */
final class PeriodicImage {

  private static final int ROWS = 2;
  private static final int COLUMNS = 3;

  private PeriodicImage() {}

  /** With {@code margin} more pixels on every side; the image may be smaller than that. */
  static NDArray padded(NDArray images, int margin) {
    return margin == 0 ? images : padded(padded(images, margin, ROWS), margin, COLUMNS);
  }

  private static NDArray padded(NDArray images, int margin, int axis) {
    int size = (int) images.getShape().get(axis);
    NDList parts = new NDList();
    if (margin % size > 0) {
      parts.add(part(images, size - margin % size, size, axis));
    }
    for (int copy = 0; copy < 2 * (margin / size) + 1; copy++) {
      parts.add(images);
    }
    if (margin % size > 0) {
      parts.add(part(images, 0, margin % size, axis));
    }
    return NDArrays.concat(parts, axis);
  }

  private static NDArray part(NDArray images, int from, int to, int axis) {
    String rows = axis == ROWS ? ":, :, {}:{}" : ":, :, :, {}:{}";
    return images.get(new NDIndex(rows, from, to));
  }
}
