package dev.morphogen.benchmarks.peers.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Diffusion by Fourier transform of one step: F⁻¹ m(|k̂|²) F x with m(p) = 1/(1 + h·p), or 1 − h·p, for images {@code
 * [n, c, h, w]}. F is along the pixels, or along the channels too. Real transforms along the width do half of the
 * work of complex ones.
 */
final class FourierFilter {

  private static final int CHANNELS = 1;
  private static final int ROWS = 2;
  private static final int COLUMNS = 3;

  private final boolean circulant;
  private final boolean implicit;
  private final float timeStep;

  FourierFilter(boolean circulant, boolean implicit, float timeStep) {
    this.circulant = circulant;
    this.implicit = implicit;
    this.timeStep = timeStep;
  }

  /** The multiplier {@code [1, c, h, w / 2 + 1]} of stencils {@code [c, 1, m, m]} for images of this shape. */
  NDArray multiplier(NDArray stencils, Shape image) {
    if (!implicit) {
      return oneAndDiffusion(stencils, image, -timeStep);
    }
    try (NDArray denominator = oneAndDiffusion(stencils, image, timeStep)) {
      return LibtorchMemory.reciprocal(denominator);
    }
  }

  /** 1 + factor·|k̂|². */
  private NDArray oneAndDiffusion(NDArray stencils, Shape image, float factor) {
    try (NDArray column = firstColumn(stencils, image);
        NDArray spectrum = forward(column);
        NDArray parts = spectrum.real(); // DJL's name for a view of real and imaginary parts
        NDArray squares = parts.square();
        NDArray power = squares.sum(new int[] {-1});
        NDArray diffusion = LibtorchMemory.times(factor, power)) {
      return diffusion.add(1);
    }
  }

  /** Takes nothing: x and the multiplier stay the caller's. */
  NDArray apply(NDArray x, NDArray multiplier) {
    try (NDArray spectrum = forward(x);
        NDArray filtered = spectrum.mul(multiplier)) {
      return back(filtered, x.getShape().get(COLUMNS));
    }
  }

  private NDArray forward(NDArray x) {
    Shape shape = x.getShape();
    try (NDArray rows = x.rfft(shape.get(COLUMNS), COLUMNS)) {
      if (!circulant) {
        return rows.fft(shape.get(ROWS), ROWS);
      }
      try (NDArray planes = rows.fft(shape.get(ROWS), ROWS)) {
        return planes.fft(shape.get(CHANNELS), CHANNELS);
      }
    }
  }

  private NDArray back(NDArray spectrum, long width) {
    Shape shape = spectrum.getShape();
    if (!circulant) {
      try (NDArray rows = spectrum.ifft(shape.get(ROWS), ROWS)) {
        return rows.irfft(width, COLUMNS);
      }
    }
    try (NDArray planes = spectrum.ifft(shape.get(CHANNELS), CHANNELS);
        NDArray rows = planes.ifft(shape.get(ROWS), ROWS)) {
      return rows.irfft(width, COLUMNS);
    }
  }

  /** K e₁ as an image: two constant matrices put every tap in its channel and at its pixel. */
  private NDArray firstColumn(NDArray stencils, Shape image) {
    int channels = (int) image.get(CHANNELS);
    int size = (int) stencils.getShape().get(2);
    int height = (int) image.get(ROWS);
    int width = (int) image.get(COLUMNS);
    NDManager manager = stencils.getManager();
    try (NDArray pixels = pixelsOfTaps(manager, size, height, width);
        NDArray order = channelsOfStencils(manager, channels);
        NDArray flat = stencils.reshape(channels, (long) size * size);
        NDArray spread = flat.matMul(pixels);
        NDArray ordered = order.matMul(spread)) {
      return ordered.reshape(1, channels, height, width);
    }
  }

  /** Tap i of a cross-correlation stands at pixel m/2 − i, modulo the image. */
  private static NDArray pixelsOfTaps(NDManager manager, int size, int height, int width) {
    float[] ones = new float[size * size * height * width];
    for (int tap = 0; tap < size * size; tap++) {
      int h = Math.floorMod(size / 2 - tap / size, height);
      int w = Math.floorMod(size / 2 - tap % size, width);
      ones[tap * height * width + h * width + w] = 1;
    }
    return LibtorchMemory.copy(manager, ones, new Shape((long) size * size, (long) height * width));
  }

  /** Stencil number s + 1 of a circulant K stands in channel −s mod c, that of a depthwise one in channel s. */
  private NDArray channelsOfStencils(NDManager manager, int channels) {
    float[] ones = new float[channels * channels];
    for (int s = 0; s < channels; s++) {
      int channel = circulant ? Math.floorMod(-s, channels) : s;
      ones[channel * channels + s] = 1;
    }
    return LibtorchMemory.copy(manager, ones, new Shape(channels, channels));
  }
}
