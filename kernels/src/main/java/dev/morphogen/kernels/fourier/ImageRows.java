package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.COUNT;
import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Rows of images {@code [h, w, c]}, some groups of channels at a time, on their way into their planes and out of them:
 * x₁ in the real parts and x₂ in the imaginary ones; zeros if x₂ is x₁, which is then alone. A loop that only copies
 * keeps more of a large image's cache lines under way than the first pass of a transform would.
 */
final class ImageRows {

  private final int width;
  private final int channels;
  private final int planeRow;
  private final int groups;
  private final int planeStep;

  /**
   * For {@code groups} groups at a time, one or an even number, whose planes lie {@code planeStep} numbers apart and the planes' rows {@code
   * planeRow}. Only one group at a time may have lanes without a channel.
   */
  ImageRows(FourierShape shape, int planeRow, int groups, int planeStep) {
    width = shape.width();
    channels = shape.channels();
    this.planeRow = planeRow;
    this.groups = groups;
    this.planeStep = planeStep;
  }

  /**
   * Copies {@code rows} rows from the one {@code first} on, of {@code group} and those behind it, into the first plane's
   * row {@code at} and those behind it.
   */
  void in(int first, int rows, int group, float[] x, int x1, int x2, float[] scratch, int at) {
    int shift = first * width * channels + group * COUNT;
    int filled = Math.min(COUNT, channels - group * COUNT);
    if (filled < COUNT) {
      partIn(rows, x, x1 + shift, filled, scratch, at);
      partIn(rows, x, x2 + shift, x1 == x2 ? 0 : filled, scratch, at + COUNT);
    } else if (x1 == x2) {
      for (int i = 0; i < groups; i++) {
        aloneIn(rows, x, x1 + shift + i * COUNT, scratch, at + i * planeStep);
      }
    } else if (groups == 1) {
      bothIn(rows, x, x1 + shift, x2 + shift, scratch, at);
    } else {
      for (int i = 0; i < groups; i += 2) {
        int c = shift + i * COUNT;
        pairIn(rows, x, x1 + c, x2 + c, scratch, at + i * planeStep, planeStep);
      }
    }
  }

  /** Copies rows of the planes back; no imaginary part if y₂ is y₁. */
  void out(int first, int rows, int group, float[] scratch, int at, float[] y, int y1, int y2) {
    int shift = first * width * channels + group * COUNT;
    int filled = Math.min(COUNT, channels - group * COUNT);
    if (filled < COUNT || y1 == y2) {
      for (int i = 0; i < groups; i++) {
        int from = at + i * planeStep;
        int to = shift + i * COUNT;
        partOut(rows, scratch, from, y, y1 + to, filled);
        partOut(rows, scratch, from + COUNT, y, y2 + to, y1 == y2 ? 0 : filled);
      }
    } else if (groups == 1) {
      bothOut(rows, scratch, at, y, y1 + shift, y2 + shift);
    } else {
      for (int i = 0; i < groups; i += 2) {
        int c = shift + i * COUNT;
        pairOut(rows, scratch, at + i * planeStep, planeStep, y, y1 + c, y2 + c);
      }
    }
  }

  private void bothIn(int rows, float[] x, int x1, int x2, float[] scratch, int at) {
    for (int row = 0; row < rows; row++) {
      int from = row * width * channels;
      int to = at + row * planeRow;
      for (int i = 0; i < width; i++) {
        FloatVector.fromArray(FLOATS, x, x1 + from).intoArray(scratch, to);
        FloatVector.fromArray(FLOATS, x, x2 + from).intoArray(scratch, to + COUNT);
        from += channels;
        to += PlaneTransform.POINT;
      }
    }
  }

  /** Two groups at once, whose numbers of a pixel follow each other. */
  private void pairIn(int rows, float[] x, int x1, int x2, float[] scratch, int at, int next) {
    for (int row = 0; row < rows; row++) {
      int from = row * width * channels;
      int to = at + row * planeRow;
      for (int i = 0; i < width; i++) {
        FloatVector.fromArray(FLOATS, x, x1 + from).intoArray(scratch, to);
        FloatVector.fromArray(FLOATS, x, x1 + from + COUNT).intoArray(scratch, to + next);
        FloatVector.fromArray(FLOATS, x, x2 + from).intoArray(scratch, to + COUNT);
        FloatVector.fromArray(FLOATS, x, x2 + from + COUNT).intoArray(scratch, to + next + COUNT);
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
        zero.intoArray(scratch, to + COUNT);
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
        FloatVector.fromArray(FLOATS, scratch, from + COUNT).intoArray(y, y2 + to);
        from += PlaneTransform.POINT;
        to += channels;
      }
    }
  }

  private void pairOut(int rows, float[] scratch, int at, int next, float[] y, int y1, int y2) {
    for (int row = 0; row < rows; row++) {
      int from = at + row * planeRow;
      int to = row * width * channels;
      for (int i = 0; i < width; i++) {
        FloatVector.fromArray(FLOATS, scratch, from).intoArray(y, y1 + to);
        FloatVector.fromArray(FLOATS, scratch, from + next).intoArray(y, y1 + to + COUNT);
        FloatVector.fromArray(FLOATS, scratch, from + COUNT).intoArray(y, y2 + to);
        FloatVector.fromArray(FLOATS, scratch, from + next + COUNT).intoArray(y, y2 + to + COUNT);
        from += PlaneTransform.POINT;
        to += channels;
      }
    }
  }

  /** The first {@code filled} channels of a vector; zeros in the others. */
  private void partIn(int rows, float[] x, int from, int filled, float[] scratch, int at) {
    for (int i = 0; i < rows * width; i++) {
      int to = at + i / width * planeRow + i % width * PlaneTransform.POINT;
      for (int c = 0; c < COUNT; c++) {
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
