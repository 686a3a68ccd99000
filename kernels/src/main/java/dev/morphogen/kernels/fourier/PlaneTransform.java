package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.CacheLines;
import dev.morphogen.kernels.Extent;
import dev.morphogen.kernels.vector.Lanes;

/**
 * The transform along height and width of groups of channels, each as many as a vector has lanes, one or more at a time.
 * A group's <em>plane</em> lies in scratch: a vector of real and a vector of imaginary parts a pixel, and a pixel of
 * padding a row, so that the numbers of a column do not all fall on one set of the cache.
 */
final class PlaneTransform {

  /** Numbers of a complex vector. */
  static final int POINT = 2 * Lanes.COUNT;

  /** Lines are taken together while they fit a first-level cache. */
  private static final int LINES_NUMBERS = 32 * 1024 / Float.BYTES;

  private final int height;
  private final int width;
  private final int groups;
  private final int rowStep;
  private final int size;
  private final ImageRows rows;
  private final LineTransform alongWidth;
  private final LineTransform alongHeight;

  /** {@code groups} planes at a time. */
  PlaneTransform(FourierShape shape, int groups) {
    height = shape.height();
    width = shape.width();
    this.groups = groups;
    rowStep = (width + 1) * POINT;
    size = size(shape, groups);
    rows = new ImageRows(shape, rowStep, groups, size);
    alongWidth = new LineTransform(width);
    alongHeight = new LineTransform(height);
  }

  /** How many lines of {@code points} points are taken together. */
  static int together(int points) {
    return Math.max(1, LINES_NUMBERS / (points * POINT));
  }

  /** Planes that are filled together are kept from falling on the same sets of the cache. */
  private static int size(FourierShape shape, int groups) {
    long pixels = shape.height() * (shape.width() + 1L);
    long apart = groups == 1 ? 0 : 3 * CacheLines.NUMBERS;
    return Extent.arrayLength("plane", shape, pixels * POINT + apart);
  }

  /** Numbers from plane to plane. */
  int size() {
    return size;
  }

  int rowStep() {
    return rowStep;
  }

  /** Vectors at the beginning of scratch that it overwrites. */
  int scratchVectors() {
    return Math.max(alongWidth.scratchVectors(), alongHeight.scratchVectors());
  }

  /** The planes from {@code at} on = the rows' transforms of x₁ + i·x₂, or of x₁ alone, from {@code group} on. */
  void load(int group, float[] x, int x1, int x2, float[] scratch, int at) {
    int together = together(width);
    for (int first = 0; first < height; first += together) {
      int count = Math.min(together, height - first);
      int place = at + first * rowStep;
      rows.in(first, count, group, x, x1, x2, scratch, place);
      for (int i = 0; i < groups; i++) {
        alongWidth.forward(scratch, place + i * size(), POINT, rowStep, count);
      }
    }
  }

  /** The way back; the planes are overwritten. */
  void store(int group, float[] scratch, int at, float[] y, int y1, int y2) {
    int together = together(width);
    for (int first = 0; first < height; first += together) {
      int count = Math.min(together, height - first);
      int place = at + first * rowStep;
      for (int i = 0; i < groups; i++) {
        alongWidth.inverse(scratch, place + i * size(), POINT, rowStep, count);
      }
      rows.out(first, count, group, scratch, place, y, y1, y2);
    }
  }

  /** z = F⁻¹(factor·multiplier·F z) for {@code count} columns from the one {@code at}, in place. */
  void columnsFilter(
      float[] scratch, int at, int count, float[] multiplier, int multiplierAt, float factor) {
    int multiplierStep = count * Lanes.COUNT;
    alongHeight.filter(
        scratch, at, rowStep, POINT, count, multiplier, multiplierAt, multiplierStep, factor);
  }

  /** Transforms {@code count} columns from the one {@code at}, in place. */
  void columnsForward(float[] scratch, int at, int count) {
    alongHeight.forward(scratch, at, rowStep, POINT, count);
  }

  /** The way back. */
  void columnsInverse(float[] scratch, int at, int count) {
    alongHeight.inverse(scratch, at, rowStep, POINT, count);
  }
}
