package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.Extent;

/**
 * A time step of diffusion D by Fourier transform: D = I − h·KᵀK or D = (I + h·KᵀK)⁻¹, with K a depthwise
 * convolution ({@link Axes#PIXELS}) or a circulant one ({@link Axes#PIXELS_AND_CHANNELS}). K is diagonal in the
 * Fourier basis, with eigenvalues k̂ = F(K e₁); so is D, with a real and even multiplier, hence D = Dᵀ.
 *
 * <p>{@link #prepare} makes k̂ and the multiplier of the stencils, {@link #spectrumSize} numbers each; it must
 * run after every change of the stencils. Arguments are as in {@link FourierTransform}.
 */
public final class FourierDiffusion {

  private final FourierTransform transform;
  private final StencilPlacement placement;
  private final TimeIntegration integration;
  private final float timeStep;

  /** For stencils of {@code stencil} x {@code stencil} (odd; may be wider than the image). */
  public FourierDiffusion(
      FourierTransform transform, int stencil, TimeIntegration integration, float timeStep) {
    this.transform = transform;
    this.placement = new StencilPlacement(transform.shape(), stencil);
    this.integration = integration;
    this.timeStep = timeStep;
  }

  /** Numbers of k̂'s real part, of its imaginary part and of the multiplier. */
  public int spectrumSize() {
    return transform.spectrumSize();
  }

  /** Numbers of scratch that a call needs. */
  public int scratchSize() {
    return transform.scratchSize();
  }

  /** re + i·im = k̂ and multiplier = D's eigenvalues, of stencils {@code [c, 1, m, m]}; {@code image} is overwritten. */
  public void prepare(
      float[] stencils,
      int offset,
      float[] re,
      float[] im,
      float[] multiplier,
      float[] image,
      float[] scratch) {
    placement.check(stencils, offset, image);
    Extent.check("multiplier", multiplier, 0, spectrumSize());
    placement.place(stencils, offset, image);
    transform.forward(image, 0, re, im, scratch);
    for (int i = 0; i < spectrumSize(); i++) {
      float eigenvalue = re[i] * re[i] + im[i] * im[i];
      multiplier[i] = (float) integration.multiplier(timeStep, eigenvalue);
    }
  }

  /** y = D x. */
  public void apply(
      float[] x, int x1, int x2, float[] multiplier, float[] y, int y1, int y2, float[] scratch) {
    transform.filter(x, x1, x2, multiplier, y, y1, y2, scratch);
  }

  /**
   * d = D g, and adds to {@code sums} what {@link #addStencilGradient} needs; x is what the explicit D was applied
   * to, or what the implicit D gave.
   */
  public void applyGathering(
      float[] g,
      int g1,
      int g2,
      float[] multiplier,
      float[] d,
      int d1,
      int d2,
      float[] x,
      int x1,
      int x2,
      float[] sums,
      float[] scratch) {
    transform.filterGathering(g, g1, g2, multiplier, d, d1, d2, x, x1, x2, sums, scratch);
  }

  /**
   * gradient += ∂⟨g, D b⟩/∂k, {@code [c, 1, m, m]}, with b what D was applied to: 2·F⁻¹(k̂·∂multiplier/∂λ·Re(conj(ĝ)b̂))
   * at the stencil's taps. {@code sums} and {@code image} are overwritten.
   */
  public void addStencilGradient(
      float[] sums,
      float[] re,
      float[] im,
      float[] multiplier,
      float[] gradient,
      int offset,
      float[] image,
      float[] imaginary,
      float[] scratch) {
    placement.check(gradient, offset, image);
    Extent.check("imaginary", imaginary, 0, spectrumSize());
    for (int i = 0; i < spectrumSize(); i++) {
      float weighted = sums[i] * (float) integration.slope(timeStep, multiplier[i]);
      sums[i] = weighted * re[i];
      imaginary[i] = weighted * im[i];
    }
    transform.inverse(sums, imaginary, image, 0, scratch);
    placement.addFrom(image, 2, gradient, offset);
  }
}
