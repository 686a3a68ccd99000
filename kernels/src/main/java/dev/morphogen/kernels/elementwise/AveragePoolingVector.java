package dev.morphogen.kernels.elementwise;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** {@link AveragePooling} a vector of channels at a time. */
public final class AveragePoolingVector extends AveragePooling {

  private final float factor;
  private final int row;

  /** Whether windows are 2x2 and channels fill a vector, as in nearly every network. */
  private final boolean halves;

  /** For one shape. */
  public AveragePoolingVector(
      int height, int width, int channels, int windowHeight, int windowWidth) {
    super(height, width, channels, windowHeight, windowWidth);
    factor = 1f / (windowHeight * windowWidth);
    row = width * channels;
    halves = windowHeight == 2 && windowWidth == 2 && channels >= Lanes.COUNT;
  }

  @Override
  protected void average(float[] x, int xOffset, float[] y, int yOffset) {
    for (int h = 0; h < outputHeight(); h++) {
      int from = xOffset + h * windowHeight * row;
      int to = yOffset + h * outputWidth() * channels;
      if (halves) {
        averageTwoRows(x, from, y, to);
      } else {
        averageRows(x, from, y, to);
      }
    }
  }

  private void averageRows(float[] x, int xAt, float[] y, int yAt) {
    for (int w = 0; w < outputWidth(); w++) {
      int from = xAt + w * windowWidth * channels;
      int to = yAt + w * channels;
      for (int c = 0; c < channels; c += Lanes.COUNT) {
        averageWindow(x, from + c, y, to + c, channels - c);
      }
    }
  }

  /** By windows of 2x2, in the order of memory; the last vector ends with the channels, wherever it begins. */
  private void averageTwoRows(float[] x, int xAt, float[] y, int yAt) {
    int last = channels - Lanes.COUNT;
    for (int w = 0; w < outputWidth(); w++) {
      int from = xAt + 2 * w * channels;
      int to = yAt + w * channels;
      for (int c = 0; c < channels; c += Lanes.COUNT) {
        int at = from + Math.min(c, last);
        FloatVector left = FloatVector.fromArray(FLOATS, x, at);
        FloatVector right = FloatVector.fromArray(FLOATS, x, at + channels);
        FloatVector leftBelow = FloatVector.fromArray(FLOATS, x, at + row);
        FloatVector rightBelow = FloatVector.fromArray(FLOATS, x, at + row + channels);
        FloatVector sum = left.add(right).add(leftBelow).add(rightBelow);
        sum.mul(factor).intoArray(y, to + Math.min(c, last));
      }
    }
  }

  /** One window, one vector of channels, of which {@code count} exist. */
  private void averageWindow(float[] x, int xAt, float[] y, int yAt, int count) {
    VectorMask<Float> exist = FLOATS.indexInRange(0, count);
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < windowHeight; i++) {
      int at = xAt + i * row;
      for (int j = 0; j < windowWidth; j++) {
        sum = sum.add(FloatVector.fromArray(FLOATS, x, at, exist));
        at += channels;
      }
    }
    sum.mul(factor).intoArray(y, yAt, exist);
  }

  @Override
  protected void spread(float[] u, int uOffset, float[] x, int xOffset) {
    boolean filled = height % windowHeight == 0 && width % windowWidth == 0;
    if (!filled) {
      Arrays.fill(x, xOffset, xOffset + height * row, 0);
    }
    for (int h = 0; h < outputHeight(); h++) {
      int from = uOffset + h * outputWidth() * channels;
      int to = xOffset + h * windowHeight * row;
      if (halves) {
        spreadOverTwoRows(u, from, x, to);
      } else {
        spreadOverRows(u, from, x, to);
      }
    }
  }

  private void spreadOverRows(float[] u, int uAt, float[] x, int xAt) {
    for (int w = 0; w < outputWidth(); w++) {
      int from = uAt + w * channels;
      int to = xAt + w * windowWidth * channels;
      for (int c = 0; c < channels; c += Lanes.COUNT) {
        spreadWindow(u, from + c, x, to + c, channels - c);
      }
    }
  }

  /** Over windows of 2x2, in the order of memory, likewise. */
  private void spreadOverTwoRows(float[] u, int uAt, float[] x, int xAt) {
    int last = channels - Lanes.COUNT;
    for (int w = 0; w < outputWidth(); w++) {
      int from = uAt + w * channels;
      int to = xAt + 2 * w * channels;
      for (int c = 0; c < channels; c += Lanes.COUNT) {
        int at = to + Math.min(c, last);
        FloatVector share = FloatVector.fromArray(FLOATS, u, from + Math.min(c, last)).mul(factor);
        share.intoArray(x, at);
        share.intoArray(x, at + channels);
        share.intoArray(x, at + row);
        share.intoArray(x, at + row + channels);
      }
    }
  }

  private void spreadWindow(float[] u, int uAt, float[] x, int xAt, int count) {
    VectorMask<Float> exist = FLOATS.indexInRange(0, count);
    FloatVector share = FloatVector.fromArray(FLOATS, u, uAt, exist).mul(factor);
    for (int i = 0; i < windowHeight; i++) {
      int at = xAt + i * row;
      for (int j = 0; j < windowWidth; j++) {
        share.intoArray(x, at, exist);
        at += channels;
      }
    }
  }
}
