package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.vector.Lanes;

/**
 * Images' channels, a vector's lanes at a time. A last group that is not full goes through a stage in scratch, where
 * zeros fill it up, and so does a result of which only the real part is wanted.
 */
final class ChannelGroups {

  private final PlaneTransform plane;
  private final int pixels;
  private final int channels;
  private final int stage;

  /** With its stage, {@link #stageSize} numbers, from {@code stage} in scratch. */
  ChannelGroups(PlaneTransform plane, FourierShape shape, int stage) {
    this.plane = plane;
    this.pixels = shape.height() * shape.width();
    this.channels = shape.channels();
    this.stage = stage;
  }

  static int count(FourierShape shape) {
    return Math.ceilDiv(shape.channels(), Lanes.COUNT);
  }

  static int stageSize(FourierShape shape) {
    return shape.height() * shape.width() * PlaneTransform.POINT;
  }

  /** The plane {@code at} = the rows' transforms of a group of x₁ + i·x₂. */
  void load(int group, float[] x, int x1, int x2, float[] scratch, int at) {
    int first = group * Lanes.COUNT;
    if (first + Lanes.COUNT <= channels) {
      plane.rowsForward(x, x1 + first, x2 + first, channels, scratch, at);
    } else {
      stageIn(x, x1 + first, scratch, stage);
      stageIn(x, x2 + first, scratch, stage + Lanes.COUNT);
      plane.rowsForward(scratch, stage, stage + Lanes.COUNT, PlaneTransform.POINT, scratch, at);
    }
  }

  /** y₁ + i·y₂ = the way back, for a group's channels. */
  void store(int group, float[] scratch, int at, float[] y, int y1, int y2) {
    int first = group * Lanes.COUNT;
    if (first + Lanes.COUNT <= channels) {
      plane.rowsInverse(scratch, at, y, y1 + first, y2 + first, channels);
    } else {
      rowsToStage(scratch, at);
      stageOut(scratch, stage, y, y1 + first, channels - first);
      stageOut(scratch, stage + Lanes.COUNT, y, y2 + first, channels - first);
    }
  }

  /** y = the real part alone. */
  void storeReal(int group, float[] scratch, int at, float[] y, int offset) {
    int first = group * Lanes.COUNT;
    rowsToStage(scratch, at);
    stageOut(scratch, stage, y, offset + first, Math.min(Lanes.COUNT, channels - first));
  }

  private void rowsToStage(float[] scratch, int at) {
    plane.rowsInverse(scratch, at, scratch, stage, stage + Lanes.COUNT, PlaneTransform.POINT);
  }

  private void stageIn(float[] x, int from, float[] scratch, int to) {
    int filled = channels % Lanes.COUNT;
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int c = 0; c < Lanes.COUNT; c++) {
        scratch[to + pixel * PlaneTransform.POINT + c] =
            c < filled ? x[from + pixel * channels + c] : 0;
      }
    }
  }

  private void stageOut(float[] scratch, int from, float[] y, int to, int filled) {
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int c = 0; c < filled; c++) {
        y[to + pixel * channels + c] = scratch[from + pixel * PlaneTransform.POINT + c];
      }
    }
  }
}
