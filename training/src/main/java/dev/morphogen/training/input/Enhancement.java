package dev.morphogen.training.input;

import dev.morphogen.network.Shape;
import java.util.Arrays;

/**
 * Blends an image with one that has lost something: factor·image + (1 − factor)·lost. Factor 1
 * changes nothing, 0 leaves what has lost it, and above 1 there is more of it than before. Holds
 * scratch: one a thread.
 */
final class Enhancement {

  private static final double[] LUMA = {0.299, 0.587, 0.114};

  /** Of nine weights around a pixel its own, the others being 1. */
  private static final int MIDDLE = 5;

  private final Shape shape;
  private final double[] lost;

  Enhancement(Shape shape) {
    this.shape = shape;
    lost = new double[shape.size()];
  }

  /** Overwrites {@code to}: what is lost is all light. */
  void brightness(byte[] from, double factor, byte[] to) {
    Arrays.fill(lost, 0);
    blend(from, factor, to);
  }

  /** Overwrites {@code to}: what is lost is colour. Without three channels there is none. */
  void colour(byte[] from, double factor, byte[] to) {
    fillGreys(from);
    blend(from, factor, to);
  }

  /** Overwrites {@code to}: what is lost is every difference from the mean of the greys. */
  void contrast(byte[] from, double factor, byte[] to) {
    fillGreys(from);
    Arrays.fill(lost, Arrays.stream(lost).average().orElseThrow());
    blend(from, factor, to);
  }

  /** Overwrites {@code to}: what is lost are details, but not in the outermost pixels. */
  void sharpness(byte[] from, double factor, byte[] to) {
    fillValues(from);
    for (int y = 1; y < shape.height() - 1; y++) {
      for (int i = at(y, 1); i < at(y, shape.width() - 1); i++) {
        lost[i] = smooth(from, i);
      }
    }
    blend(from, factor, to);
  }

  private int at(int row, int column) {
    return (row * shape.width() + column) * shape.channels();
  }

  private double smooth(byte[] from, int i) {
    int sum = (MIDDLE - 1) * (from[i] & 0xFF);
    for (int down = -1; down <= 1; down++) {
      for (int right = -1; right <= 1; right++) {
        sum += from[i + at(down, right)] & 0xFF;
      }
    }
    return sum / (MIDDLE + 8.0);
  }

  /** A pixel's luma for each of its channels; where they are not red, green and blue, the values themselves. */
  private void fillGreys(byte[] from) {
    if (shape.channels() != LUMA.length) {
      fillValues(from);
      return;
    }
    for (int pixel = 0; pixel < lost.length; pixel += LUMA.length) {
      double luma = 0;
      for (int c = 0; c < LUMA.length; c++) {
        luma += LUMA[c] * (from[pixel + c] & 0xFF);
      }
      Arrays.fill(lost, pixel, pixel + LUMA.length, luma);
    }
  }

  private void fillValues(byte[] from) {
    for (int i = 0; i < lost.length; i++) {
      lost[i] = from[i] & 0xFF;
    }
  }

  private void blend(byte[] from, double factor, byte[] to) {
    for (int i = 0; i < lost.length; i++) {
      double value = lost[i] + factor * ((from[i] & 0xFF) - lost[i]);
      to[i] = (byte) Math.clamp(Math.round(value), 0, 255);
    }
  }
}
