package dev.morphogen.kernels.fourier;

/**
 * Convolution K with periodic boundary by Fourier transform, eq. (10): K x = F⁻¹(k̂·F x), depthwise ({@link
 * Axes#PIXELS}) or circulant ({@link Axes#PIXELS_AND_CHANNELS}, eq. (12)). Costs the same for every stencil,
 * up to the image's size and beyond. Arguments are as in {@link FourierTransform}.
 */
public final class FourierConv {

  private final FourierTransform transform;
  private final StencilPlacement placement;

  /** For stencils of {@code stencil} x {@code stencil} (odd). */
  public FourierConv(FourierTransform transform, int stencil) {
    this.transform = transform;
    this.placement = new StencilPlacement(transform.shape(), stencil);
  }

  /** Numbers of k̂'s real part and of its imaginary part. */
  public int spectrumSize() {
    return transform.spectrumSize();
  }

  /** Numbers of scratch that a call needs. */
  public int scratchSize() {
    return transform.scratchSize();
  }

  /** re + i·im = k̂ of stencils {@code [c, 1, m, m]}; {@code image} is overwritten. */
  public void prepare(
      float[] stencils, int offset, float[] re, float[] im, float[] image, float[] scratch) {
    placement.check(stencils, offset, image);
    placement.place(stencils, offset, image);
    transform.forward(image, 0, re, im, scratch);
  }

  /** y = K x. */
  public void apply(
      float[] x,
      int x1,
      int x2,
      float[] re,
      float[] im,
      float[] y,
      int y1,
      int y2,
      float[] scratch) {
    transform.convolve(x, x1, x2, re, im, y, y1, y2, scratch);
  }

  /** x = Kᵀ u. */
  public void transpose(
      float[] u,
      int u1,
      int u2,
      float[] re,
      float[] im,
      float[] x,
      int x1,
      int x2,
      float[] scratch) {
    transform.correlate(u, u1, u2, re, im, x, x1, x2, scratch);
  }

  /** Adds to the sums what {@link #addStencilGradient} needs of these images. */
  public void gather(
      float[] x,
      int x1,
      int x2,
      float[] u,
      int u1,
      int u2,
      float[] sumsRe,
      float[] sumsIm,
      float[] scratch) {
    transform.gatherProducts(u, u1, u2, x, x1, x2, sumsRe, sumsIm, scratch);
  }

  /** gradient += ∂⟨u, K x⟩/∂k, {@code [c, 1, m, m]}; {@code image} is overwritten. */
  public void addStencilGradient(
      float[] sumsRe,
      float[] sumsIm,
      float[] gradient,
      int offset,
      float[] image,
      float[] scratch) {
    placement.check(gradient, offset, image);
    transform.inverse(sumsRe, sumsIm, image, 0, scratch);
    placement.addFrom(image, 1, gradient, offset);
  }
}
