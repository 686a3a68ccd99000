package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;

/**
 * Rows of images {@code [h, w, c]}, a group of channels at a time, on their way into a plane and out of it: x₁ in the
 * real parts and x₂ in the imaginary ones; zeros if x₂ is x₁, which is then alone. A loop that only copies keeps more of
 * a large image's cache lines under way than the first pass of a transform would.
 */
final class ImageRows {

  private final int width;
  private final int channels;
  private final int planeRow;

  /** Rows of the plane lie {@code planeRow} numbers apart. */
  ImageRows(FourierShape shape, int planeRow) {
    width = shape.width();
    channels = shape.channels();
    this.planeRow = planeRow;
  }

  /** Copies {@code rows} rows from the one {@code first} on into the plane's row {@code at} and those behind it. */
  void in(int first, int rows, int group, float[] x, int x1, int x2, float[] scratch, int at) {
    int shift = first * width * channels + group * Lanes.COUNT;
    int filled = Math.min(Lanes.COUNT, channels - group * Lanes.COUNT);
    if (filled < Lanes.COUNT) {
      partIn(rows, x, x1 + shift, filled, scratch, at);
      partIn(rows, x, x2 + shift, x1 == x2 ? 0 : filled, scratch, at + Lanes.COUNT);
    } else if (x1 == x2) {
      aloneIn(rows, x, x1 + shift, scratch, at);
    } else {
      bothIn(rows, x, x1 + shift, x2 + shift, scratch, at);
    }
  }

  /** Copies rows of the plane back; no imaginary part if y₂ is y₁. */
  void out(int first, int rows, int group, float[] scratch, int at, float[] y, int y1, int y2) {
    int shift = first * width * channels + group * Lanes.COUNT;
    int filled = Math.min(Lanes.COUNT, channels - group * Lanes.COUNT);
    if (filled < Lanes.COUNT || y1 == y2) {
      partOut(rows, scratch, at, y, y1 + shift, filled);
      partOut(rows, scratch, at + Lanes.COUNT, y, y2 + shift, y1 == y2 ? 0 : filled);
    } else {
      bothOut(rows, scratch, at, y, y1 + shift, y2 + shift);
    }
  }

  private void bothIn(int rows, float[] x, int x1, int x2, float[] scratch, int at) {
    for (int row = 0; row < rows; row++) {
      int from = row * width * channels;
      int to = at + row * planeRow;
      for (int i = 0; i < width; i++) {
        FloatVector.fromArray(FLOATS, x, x1 + from).intoArray(scratch, to);
        FloatVector.fromArray(FLOATS, x, x2 + from).intoArray(scratch, to + Lanes.COUNT);
        from += channels;
        to += PlaneTransform.POINT;
      }
    }
  }

  private void aloneIn(int rows, float[] x, int x1, float[] scratch, int at) {
    FloatVector zero = FloatVector.zero(FLOATS);
    for (int row = 0; row < rows; row++) {
      int from = row * width * channels;
      int to = at + row * planeRow;
      for (int i = 0; i < width; i++) {
        FloatVector.fromArray(FLOATS, x, x1 + from).intoArray(scratch, to);
        zero.intoArray(scratch, to + Lanes.COUNT);
        from += channels;
        to += PlaneTransform.POINT;
      }
    }
  }

  private void bothOut(int rows, float[] scratch, int at, float[] y, int y1, int y2) {
    for (int row = 0; row < rows; row++) {
      int from = at + row * planeRow;
      int to = row * width * channels;
      for (int i = 0; i < width; i++) {
        FloatVector.fromArray(FLOATS, scratch, from).intoArray(y, y1 + to);
        FloatVector.fromArray(FLOATS, scratch, from + Lanes.COUNT).intoArray(y, y2 + to);
        from += PlaneTransform.POINT;
        to += channels;
      }
    }
  }

  /** The first {@code filled} channels of a vector; zeros in the others. */
  private void partIn(int rows, float[] x, int from, int filled, float[] scratch, int at) {
    for (int i = 0; i < rows * width; i++) {
      int to = at + i / width * planeRow + i % width * PlaneTransform.POINT;
      for (int c = 0; c < Lanes.COUNT; c++) {
        scratch[to + c] = c < filled ? x[from + i * channels + c] : 0;
      }
    }
  }

  private void partOut(int rows, float[] scratch, int at, float[] y, int to, int filled) {
    for (int i = 0; i < rows * width; i++) {
      int from = at + i / width * planeRow + i % width * PlaneTransform.POINT;
      System.arraycopy(scratch, from, y, to + i * channels, filled);
    }
  }
}
