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

  /** For one shape. */
  public AveragePoolingVector(
      int height, int width, int channels, int windowHeight, int windowWidth) {
    super(height, width, channels, windowHeight, windowWidth);
    factor = 1f / (windowHeight * windowWidth);
    row = width * channels;
  }

  @Override
  protected void average(float[] x, int xOffset, float[] y, int yOffset) {
    int to = yOffset;
    for (int h = 0; h < outputHeight(); h++) {
      for (int w = 0; w < outputWidth(); w++) {
        int from = xOffset + h * windowHeight * row + w * windowWidth * channels;
        for (int c = 0; c < channels; c += Lanes.COUNT) {
          averageWindow(x, from + c, y, to + c, channels - c);
        }
        to += channels;
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
    int from = uOffset;
    for (int h = 0; h < outputHeight(); h++) {
      for (int w = 0; w < outputWidth(); w++) {
        int to = xOffset + h * windowHeight * row + w * windowWidth * channels;
        for (int c = 0; c < channels; c += Lanes.COUNT) {
          spreadWindow(u, from + c, x, to + c, channels - c);
        }
        from += channels;
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
