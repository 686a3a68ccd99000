package dev.morphogen.benchmarks.kernels;

import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.FourierShape;
import org.jtransforms.fft.FloatFFT_2D;
import org.jtransforms.fft.FloatFFT_3D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * The work of {@link FourierFilter} with JTransforms on one thread. Its complex numbers are interleaved and its planes
 * contiguous, so {@link #run} packs each channel of the pair and takes it apart again; {@link #transformsAlone} leaves
 * that out.
 */
final class JTransformsFilter {

  private interface Transform {
    void run(float[] numbers);
  }

  private final FourierFilter images;
  private final FourierShape shape;
  private final int planes;
  private final float[] multiplier;
  private final float[] plane;
  private final float[] firstPlane;
  private final float[] y;
  private final Transform forward;
  private final Transform inverse;

  /** Of the same images; {@code reference} has its multiplier in the images' own order. */
  JTransformsFilter(FourierFilter reference) {
    ConcurrencyUtils.setNumberOfThreads(1);
    shape = reference.transform.shape();
    planes = shape.imageSize() / shape.length();
    images = reference;
    multiplier = new float[shape.imageSize()];
    plane = new float[2 * shape.length()];
    y = new float[reference.x.length];
    for (int i = 0; i < shape.imageSize(); i++) {
      multiplier[i % planes * shape.length() + i / planes] = reference.multiplier[i];
    }
    pack(0);
    firstPlane = plane.clone();
    if (shape.axes() == Axes.PIXELS) {
      FloatFFT_2D flat = new FloatFFT_2D(shape.height(), shape.width());
      forward = flat::complexForward;
      inverse = numbers -> flat.complexInverse(numbers, true);
    } else {
      FloatFFT_3D volume = new FloatFFT_3D(shape.height(), shape.width(), shape.channels());
      forward = volume::complexForward;
      inverse = numbers -> volume.complexInverse(numbers, true);
    }
  }

  /** From images to images. */
  void run() {
    for (int p = 0; p < planes; p++) {
      pack(p);
      filter(p);
      unpack(p);
    }
  }

  /** The same transforms and products with nothing packed: the first plane, copied, again and again. */
  void transformsAlone() {
    for (int p = 0; p < planes; p++) {
      System.arraycopy(firstPlane, 0, plane, 0, plane.length);
      filter(p);
    }
  }

  private void pack(int p) {
    for (int i = 0; i < shape.length(); i++) {
      plane[2 * i] = images.x[images.first + i * planes + p];
      plane[2 * i + 1] = images.x[images.second + i * planes + p];
    }
  }

  private void filter(int p) {
    int n = shape.length();
    forward.run(plane);
    for (int i = 0; i < n; i++) {
      plane[2 * i] *= multiplier[p * n + i];
      plane[2 * i + 1] *= multiplier[p * n + i];
    }
    inverse.run(plane);
  }

  private void unpack(int p) {
    for (int i = 0; i < shape.length(); i++) {
      y[images.first + i * planes + p] = plane[2 * i];
      y[images.second + i * planes + p] = plane[2 * i + 1];
    }
  }

  /** What the last run gave, as {@link FourierFilter#y}. */
  float[] result() {
    return y;
  }
}
