package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Fourier transforms of images {@code [n, c, h, w]} along the pixels, and along the channels too for a circulant K. A
 * spectrum is {@code [n, c, h, w/2 + 1]}: the images are real, so the other half says the same.
 */
record Spectrum(int channels, int side, boolean circulant) {

  private static final int CHANNELS = 1;
  private static final int ROWS = 2;
  private static final int COLUMNS = 3;

  NDArray forward(NDArray images) {
    Shape shape = images.getShape();
    NDArray planes = images.rfft(shape.get(COLUMNS), COLUMNS).fft(shape.get(ROWS), ROWS);
    return circulant ? planes.fft(channels, CHANNELS) : planes;
  }

  /** The images {@code [n, c, h, w]} of this shape. */
  NDArray back(NDArray spectrum, Shape shape) {
    NDArray planes = circulant ? spectrum.ifft(channels, CHANNELS) : spectrum;
    return planes.ifft(shape.get(ROWS), ROWS).irfft(shape.get(COLUMNS), COLUMNS);
  }

  /** |k̂|² of stencils {@code [c, 1, m, m]} for images of this shape: {@code [1, c, h, w/2 + 1]}. */
  NDArray power(NDArray stencils, Shape images) {
    // DJL's real() shows a complex array as real and imaginary parts, in a last axis of 2.
    return forward(firstColumn(stencils, images)).real().square().sum(new int[] {-1});
  }

  /** K e₁ as an image {@code [1, c, h, w]}: two constant matrices put every tap in its channel and at its pixel. */
  private NDArray firstColumn(NDArray stencils, Shape images) {
    int height = (int) images.get(ROWS);
    int width = (int) images.get(COLUMNS);
    Shape pixelsShape = new Shape((long) side * side, (long) height * width);
    NDArray pixels = constant(pixelsOfTaps(height, width), pixelsShape, stencils);
    NDArray order = constant(channelsOfStencils(), new Shape(channels, channels), stencils);
    NDArray taps = stencils.reshape(channels, (long) side * side);
    return order.matMul(taps.matMul(pixels)).reshape(1, channels, height, width);
  }

  private static NDArray constant(float[] numbers, Shape shape, NDArray beside) {
    return beside.getManager().create(numbers, shape).toDevice(beside.getDevice(), false);
  }

  /** Tap i of a cross-correlation stands at pixel m/2 − i, modulo the image. */
  private float[] pixelsOfTaps(int height, int width) {
    float[] ones = new float[side * side * height * width];
    for (int tap = 0; tap < side * side; tap++) {
      int h = Math.floorMod(side / 2 - tap / side, height);
      int w = Math.floorMod(side / 2 - tap % side, width);
      ones[(tap * height + h) * width + w] = 1;
    }
    return ones;
  }

  /** Stencil number s + 1 of a circulant K stands in channel −s mod c, that of a depthwise one in channel s. */
  private float[] channelsOfStencils() {
    float[] ones = new float[channels * channels];
    for (int s = 0; s < channels; s++) {
      int channel = circulant ? Math.floorMod(-s, channels) : s;
      ones[channel * channels + s] = 1;
    }
    return ones;
  }
}
