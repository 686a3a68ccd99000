package dev.morphogen.benchmarks.kernels;

import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.FourierShape;
import org.jtransforms.fft.FloatFFT_2D;
import org.jtransforms.fft.FloatFFT_3D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * The work of {@link FourierFilter} with JTransforms, on one thread and with images as it likes them: channel after
 * channel, the pair interleaved as one complex image beforehand.
 */
final class JTransformsFilter {

  private interface Transform {
    void run(float[] numbers);
  }

  private final FourierShape shape;
  private final int planes;
  private final float[] x;
  private final float[] multiplier;
  private final float[][] y;
  private final Transform forward;
  private final Transform inverse;

  /** Of the same images; {@code reference} has its multiplier in the images' own order. */
  JTransformsFilter(FourierFilter reference) {
    ConcurrencyUtils.setNumberOfThreads(1);
    shape = reference.transform.shape();
    planes = shape.imageSize() / shape.length();
    x = new float[2 * shape.imageSize()];
    multiplier = new float[shape.imageSize()];
    y = new float[planes][2 * shape.length()];
    for (int i = 0; i < shape.imageSize(); i++) {
      int at = i % planes * shape.length() + i / planes;
      x[2 * at] = reference.x[i];
      x[2 * at + 1] = reference.x[shape.imageSize() + i];
      multiplier[at] = reference.multiplier[i];
    }
    if (shape.axes() == Axes.PIXELS) {
      FloatFFT_2D plane = new FloatFFT_2D(shape.height(), shape.width());
      forward = plane::complexForward;
      inverse = numbers -> plane.complexInverse(numbers, true);
    } else {
      FloatFFT_3D volume = new FloatFFT_3D(shape.height(), shape.width(), shape.channels());
      forward = volume::complexForward;
      inverse = numbers -> volume.complexInverse(numbers, true);
    }
  }

  void run() {
    int n = shape.length();
    for (int p = 0; p < planes; p++) {
      float[] plane = y[p];
      // It works in place, so the input is copied; that is some percent of the time.
      System.arraycopy(x, 2 * p * n, plane, 0, 2 * n);
      forward.run(plane);
      for (int i = 0; i < n; i++) {
        plane[2 * i] *= multiplier[p * n + i];
        plane[2 * i + 1] *= multiplier[p * n + i];
      }
      inverse.run(plane);
    }
  }

  /** What the last run gave, in {@link FourierFilter}'s order. */
  float[] result() {
    float[] result = new float[2 * shape.imageSize()];
    for (int i = 0; i < shape.imageSize(); i++) {
      result[i] = y[i % planes][2 * (i / planes)];
      result[shape.imageSize() + i] = y[i % planes][2 * (i / planes) + 1];
    }
    return result;
  }
}
