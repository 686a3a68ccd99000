package dev.morphogen.network.diffusion;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import java.util.OptionalInt;

/**
 * A step's diffusion ∂y/∂t = −KᵀK y on images {@code [h, w, c]}, with the stencils as they were when this was made: the
 * spectrum of KᵀK and what follows from it, in double precision and straight from the stencils, without kernels.
 *
 * <p>λmax(KᵀK) is the maximum of |k̂|² over the frequencies of the image if K is periodic. With zeros beyond the edge K is
 * a part of the periodic K of an image that is ⌊m/2⌋ pixels higher and wider: what is read beyond the edge lies in that margin,
 * where the image is zero, and what is written there is dropped. So the maximum over that larger image's
 * frequencies is an upper bound. For random 3x3 stencils it is 1 % above the true λmax on images of 32x32, 2 to 5 % on 16x16, 11
 * to 19 % on 8x8: closer than the supremum over all frequencies.
 */
public final class Diffusion {

  private final String step;
  private final Shape shape;
  private final DecoupledStencils stencils;
  private final Axes axes;
  private final Boundary boundary;
  private final TimeIntegration integration;
  private final float timeStep;

  /**
   * Copies the stencils {@code [c, 1, m, m]}, for images of one shape.
   *
   * @param step the step's name
   * @param axes whether K is depthwise, eq. (5), or circulant, eq. (12), which is always periodic
   */
  public Diffusion(
      String step,
      Shape shape,
      Weights weights,
      Slice stencils,
      Axes axes,
      Boundary boundary,
      TimeIntegration integration,
      float timeStep) {
    this.step = step;
    this.shape = shape;
    this.stencils = DecoupledStencils.of(weights, stencils, axes);
    this.axes = axes;
    this.boundary = boundary;
    this.integration = integration;
    this.timeStep = timeStep;
  }

  /** The step's name. */
  public String step() {
    return step;
  }

  /** Whether it is stepped implicitly, and so has a {@link #greensFunction}. */
  public boolean isImplicit() {
    return integration == TimeIntegration.IMPLICIT;
  }

  /** λmax of each channel of a depthwise K, or at each frequency along the channels of a circulant one. */
  public double[] largestEigenvalues() {
    int margin = boundary == Boundary.ZERO ? stencils.side() / 2 : 0;
    PowerSpectrum spectrum =
        new PowerSpectrum(stencils.side(), shape.height() + margin, shape.width() + margin);
    double[] largest = new double[stencils.count()];
    for (int c = 0; c < largest.length; c++) {
      largest[c] = spectrum.largest(stencils.re()[c], stencils.im()[c]);
    }
    return largest;
  }

  /** h·λmax against its limit. */
  public Stability stability() {
    double[] all = largestEigenvalues();
    int at = 0;
    for (int c = 1; c < all.length; c++) {
      // Double.compare puts NaN above every number: one spoilt channel shows.
      at = Double.compare(all[c], all[at]) > 0 ? c : at;
    }
    return new Stability(
        step,
        all[at],
        boundary == Boundary.ZERO,
        axes == Axes.PIXELS ? OptionalInt.of(at) : OptionalInt.empty(),
        timeStep,
        integration.limit());
  }

  /**
   * The first column of (I + h·KᵀK)⁻¹: what the step's diffusion makes of a single 1.
   *
   * @throws InvalidInputException if the step is explicit
   */
  public GreensFunction greensFunction() {
    if (!isImplicit()) {
      throw new InvalidInputException(
          step + ": expected an implicit step, which has a Green's function, got an explicit one");
    }
    return GreensFunction.of(step, shape, axes, multiplier());
  }

  /**
   * What the periodic step multiplies every frequency {@code [h, w, c]} by: 1/(1 + h·|k̂|²), or 1 − h·|k̂|² of an explicit one;
   * along c are channels of a depthwise K, frequencies of a circulant one.
   */
  public double[] multiplier() {
    PowerSpectrum spectrum = new PowerSpectrum(stencils.side(), shape.height(), shape.width());
    double[] multiplier = new double[shape.size()];
    double[] row = new double[shape.width()];
    for (int c = 0; c < stencils.count(); c++) {
      for (int p = 0; p < shape.height(); p++) {
        spectrum.fill(p, stencils.re()[c], stencils.im()[c], row);
        for (int q = 0; q < row.length; q++) {
          int at = (p * shape.width() + q) * shape.channels() + c;
          multiplier[at] = integration.multiplier(timeStep, row[q]);
        }
      }
    }
    return multiplier;
  }
}
