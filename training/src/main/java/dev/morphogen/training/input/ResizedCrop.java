package dev.morphogen.training.input;

import dev.morphogen.network.Shape;

/** Cuts a window out of an image and scales it back to the image's size, bilinearly. */
final class ResizedCrop {

  private final Shape shape;
  private final int[] near;
  private final int[] far;
  private final float[] farShare;

  ResizedCrop(Shape shape) {
    this.shape = shape;
    near = new int[shape.width()];
    far = new int[shape.width()];
    farShare = new float[shape.width()];
  }

  /** Overwrites {@code to} with the window {@code height} x {@code width} at (top, left). */
  void run(byte[] from, int top, int left, int height, int width, byte[] to) {
    planColumns(left, width);
    for (int y = 0; y < shape.height(); y++) {
      float position = position(y, height, shape.height());
      int upper = (int) position;
      int lower = Math.min(upper + 1, height - 1);
      row(from, top + upper, top + lower, position - upper, to, y);
    }
  }

  /** Where the middle of output pixel i lies in the window, kept within it. */
  private static float position(int i, int window, int side) {
    float position = (i + 0.5f) * window / side - 0.5f;
    return Math.clamp(position, 0, window - 1);
  }

  private void planColumns(int left, int width) {
    for (int x = 0; x < shape.width(); x++) {
      float position = position(x, width, shape.width());
      int column = (int) position;
      near[x] = (left + column) * shape.channels();
      far[x] = (left + Math.min(column + 1, width - 1)) * shape.channels();
      farShare[x] = position - column;
    }
  }

  private void row(byte[] from, int upper, int lower, float lowerShare, byte[] to, int y) {
    int channels = shape.channels();
    int rowSize = shape.width() * channels;
    for (int x = 0; x < shape.width(); x++) {
      for (int c = 0; c < channels; c++) {
        float above = between(from, upper * rowSize + c, x);
        float below = between(from, lower * rowSize + c, x);
        float value = above + lowerShare * (below - above);
        to[y * rowSize + x * channels + c] = (byte) (int) (value + 0.5f);
      }
    }
  }

  private float between(byte[] from, int base, int x) {
    int a = from[base + near[x]] & 0xFF;
    int b = from[base + far[x]] & 0xFF;
    return a + farShare[x] * (b - a);
  }
}
