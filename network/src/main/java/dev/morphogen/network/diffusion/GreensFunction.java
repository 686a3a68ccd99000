package dev.morphogen.network.diffusion;

import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.DirectTransform;
import dev.morphogen.kernels.fourier.FourierShape;
import dev.morphogen.network.Shape;

/**
 * The Green's function G = F⁻¹[1/(1 + h·|k̂|²)] of an implicit step's diffusion, eq. (11): what (I + h·KᵀK)⁻¹ makes of a
 * single 1 at the image's middle, pixel (⌊h/2⌋, ⌊w/2⌋). The diffusion of any image is its periodic convolution with G.
 *
 * <p>A depthwise step has one image a channel: {@code at(y, x, c)} is the answer to a 1 in channel c, which stays there. A
 * circulant one couples the channels: {@code at(y, x, c)} is the answer in channel c to a 1 in channel 0; a 1 in
 * channel j gives the same, j channels on. Either is symmetric about the middle (the circulant one in pixels and
 * channels together), and its sum over an image (a circulant one's over all channels) is 1/(1 + h·k̂(0)²).
 */
public final class GreensFunction {

  private final String step;
  private final Shape shape;
  private final double[] aroundOrigin;

  private GreensFunction(String step, Shape shape, double[] aroundOrigin) {
    this.step = step;
    this.shape = shape;
    this.aroundOrigin = aroundOrigin;
  }

  /** Of the multiplier {@code [h, w, c]}. */
  static GreensFunction of(String step, Shape shape, Axes axes, double[] multiplier) {
    FourierShape fourier = new FourierShape(shape.height(), shape.width(), shape.channels(), axes);
    DirectTransform.Numbers spectrum =
        new DirectTransform.Numbers(multiplier, new double[multiplier.length]);
    return new GreensFunction(step, shape, new DirectTransform(fourier).inverse(spectrum).re());
  }

  /** The step's name. */
  public String step() {
    return step;
  }

  /** Its shape {@code [h, w, c]}, the image's. */
  public Shape shape() {
    return shape;
  }

  /** Its value in row {@code y} and column {@code x} of channel {@code channel}. */
  public double at(int y, int x, int channel) {
    int fromMiddleY = Math.floorMod(y - shape.height() / 2, shape.height());
    int fromMiddleX = Math.floorMod(x - shape.width() / 2, shape.width());
    return aroundOrigin[(fromMiddleY * shape.width() + fromMiddleX) * shape.channels() + channel];
  }
}
