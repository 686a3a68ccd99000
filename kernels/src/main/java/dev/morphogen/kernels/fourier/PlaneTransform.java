package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.vector.Lanes;

/**
 * The transform along height and width of one group of channels, as many as a vector has lanes. The group's <em>plane</em>
 * lies in scratch: a vector of real and a vector of imaginary parts a pixel, and a pixel of padding a row, so that the
 * numbers of a column do not all fall on one set of the cache.
 */
final class PlaneTransform {

  /** Numbers of a complex vector. */
  static final int POINT = 2 * Lanes.COUNT;

  /** Lines are taken together while they fit a first-level cache. */
  private static final int LINES_NUMBERS = 32 * 1024 / Float.BYTES;

  private final int height;
  private final int width;
  private final int rowStep;
  private final LineTransform alongWidth;
  private final LineTransform alongHeight;

  PlaneTransform(int height, int width) {
    this.height = height;
    this.width = width;
    rowStep = (width + 1) * POINT;
    alongWidth = new LineTransform(width);
    alongHeight = new LineTransform(height);
  }

  /** How many lines of {@code points} points are taken together. */
  static int together(int points) {
    return Math.max(1, LINES_NUMBERS / (points * POINT));
  }

  int planeSize() {
    return height * rowStep;
  }

  int rowStep() {
    return rowStep;
  }

  /** Numbers at the beginning of scratch that its butterflies may overwrite. */
  int butterflyScratch() {
    return Lanes.COUNT * Math.max(alongWidth.scratchVectors(), alongHeight.scratchVectors());
  }

  /** The plane {@code at} = the rows' transforms of real parts from {@code re} and imaginary parts from {@code im}. */
  void rowsForward(float[] x, int re, int im, int pixelStep, float[] scratch, int at) {
    int lines = together(width);
    int imageRow = width * pixelStep;
    for (int row = 0; row < height; row += lines) {
      int from = row * imageRow;
      int to = at + row * rowStep;
      alongWidth.forward(
          x,
          re + from,
          im + from,
          pixelStep,
          imageRow,
          scratch,
          to,
          to + Lanes.COUNT,
          POINT,
          rowStep,
          Math.min(lines, height - row),
          scratch);
    }
  }

  /** The way back; the plane is overwritten. */
  void rowsInverse(float[] scratch, int at, float[] y, int re, int im, int pixelStep) {
    int lines = together(width);
    int imageRow = width * pixelStep;
    for (int row = 0; row < height; row += lines) {
      int from = at + row * rowStep;
      int to = row * imageRow;
      alongWidth.inverse(
          scratch,
          from,
          from + Lanes.COUNT,
          POINT,
          rowStep,
          y,
          re + to,
          im + to,
          pixelStep,
          imageRow,
          Math.min(lines, height - row),
          scratch);
    }
  }

  /** Transforms {@code columns} columns from the one {@code at}, in place. */
  void columnsForward(float[] scratch, int at, int columns) {
    int im = at + Lanes.COUNT;
    alongHeight.forward(
        scratch, at, im, rowStep, POINT, scratch, at, im, rowStep, POINT, columns, scratch);
  }

  /** The way back. */
  void columnsInverse(float[] scratch, int at, int columns) {
    int im = at + Lanes.COUNT;
    alongHeight.inverse(
        scratch, at, im, rowStep, POINT, scratch, at, im, rowStep, POINT, columns, scratch);
  }
}
