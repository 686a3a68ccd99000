package dev.morphogen.kernels.elementwise;

import java.util.Arrays;

/** {@link AveragePooling} in plain loops, summed in double precision. */
public final class AveragePoolingReference extends AveragePooling {

  /** For one shape. */
  public AveragePoolingReference(
      int height, int width, int channels, int windowHeight, int windowWidth) {
    super(height, width, channels, windowHeight, windowWidth);
  }

  @Override
  protected void average(float[] x, int xOffset, float[] y, int yOffset) {
    for (int h = 0; h < outputHeight(); h++) {
      for (int w = 0; w < outputWidth(); w++) {
        for (int c = 0; c < channels; c++) {
          double sum = windowSum(x, xOffset + c, h, w);
          y[yOffset + (h * outputWidth() + w) * channels + c] =
              (float) (sum / (windowHeight * windowWidth));
        }
      }
    }
  }

  private double windowSum(float[] x, int offset, int h, int w) {
    double sum = 0;
    for (int i = h * windowHeight; i < (h + 1) * windowHeight; i++) {
      for (int j = w * windowWidth; j < (w + 1) * windowWidth; j++) {
        sum += x[offset + (i * width + j) * channels];
      }
    }
    return sum;
  }

  @Override
  protected void spread(float[] u, int uOffset, float[] x, int xOffset) {
    Arrays.fill(x, xOffset, xOffset + height * width * channels, 0);
    for (int h = 0; h < outputHeight() * windowHeight; h++) {
      for (int w = 0; w < outputWidth() * windowWidth; w++) {
        int from = uOffset + (h / windowHeight * outputWidth() + w / windowWidth) * channels;
        int to = xOffset + (h * width + w) * channels;
        for (int c = 0; c < channels; c++) {
          x[to + c] = u[from + c] / (windowHeight * windowWidth);
        }
      }
    }
  }
}
