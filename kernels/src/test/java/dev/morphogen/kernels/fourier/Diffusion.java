package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.depthwise.DepthwiseConvolution;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.testing.Adjoint;
import dev.morphogen.kernels.testing.Convolution;
import java.util.Arrays;

/** {@link FourierDiffusion} for the checks: of batches of images, in pairs and an odd one alone. */
class Diffusion {

  final FourierTransform transform;
  final int stencil;
  final TimeIntegration integration;
  final float timeStep;
  private final FourierDiffusion kernel;

  Diffusion(FourierTransform transform, int stencil, TimeIntegration integration, float timeStep) {
    this.transform = transform;
    this.stencil = stencil;
    this.integration = integration;
    this.timeStep = timeStep;
    kernel = new FourierDiffusion(transform, stencil, integration, timeStep);
  }

  /** What {@link FourierDiffusion#prepare} makes. */
  record Prepared(Spectrum k, float[] multiplier) {}

  String name() {
    return "%s %s, stencil %d, %s, h = %s"
        .formatted(
            transform.getClass().getSimpleName(),
            transform.shape(),
            stencil,
            integration,
            timeStep);
  }

  int imageSize() {
    return transform.shape().imageSize();
  }

  int stencilSize() {
    return transform.shape().channels() * stencil * stencil;
  }

  /** K without a transform, with periodic boundary. */
  Convolution direct() {
    FourierShape s = transform.shape();
    return s.axes() == Axes.PIXELS_AND_CHANNELS
        ? new CirculantMatrix(s.height(), s.width(), s.channels(), stencil)
        : new DepthwiseConvolution(
            Kernels.reference()
                .depthwise(
                    new DepthwiseShape(
                        s.height(), s.width(), s.channels(), stencil, Boundary.PERIODIC)));
  }

  Prepared prepare(float[] stencils) {
    Spectrum k = Spectrum.zeros(transform);
    float[] multiplier = new float[transform.spectrumSize()];
    kernel.prepare(stencils, 0, k.re(), k.im(), multiplier, new float[imageSize()], scratch());
    return new Prepared(k, multiplier);
  }

  /** D x, image by image or two at once. */
  float[] apply(float[] stencils, float[] x) {
    Prepared prepared = prepare(stencils);
    float[] y = new float[x.length];
    for (int at = 0; at < x.length; at += 2 * imageSize()) {
      int second = companion(at, x.length);
      kernel.apply(x, at, second, prepared.multiplier, y, at, second, scratch());
    }
    return y;
  }

  /** ∂⟨g, D b⟩/∂k by the batch. */
  float[] stencilGradient(float[] stencils, float[] g, float[] b) {
    Prepared prepared = prepare(stencils);
    boolean explicit = integration == TimeIntegration.EXPLICIT;
    float[] x = explicit ? b : apply(stencils, b);
    float[] d = new float[g.length];
    float[] sums = new float[transform.spectrumSize()];
    for (int at = 0; at < g.length; at += 2 * imageSize()) {
      int second = companion(at, g.length);
      kernel.applyGathering(
          g, at, second, prepared.multiplier, d, at, second, x, at, second, sums, scratch());
    }
    float[] gradient = new float[stencilSize()];
    kernel.addStencilGradient(
        sums,
        prepared.k.re(),
        prepared.k.im(),
        prepared.multiplier,
        gradient,
        0,
        new float[imageSize()],
        new float[sums.length],
        scratch());
    return gradient;
  }

  private int companion(int at, int length) {
    return at + imageSize() < length ? at + imageSize() : at;
  }

  private float[] scratch() {
    float[] scratch = new float[transform.scratchSize()];
    Arrays.fill(scratch, Float.NaN);
    return scratch;
  }

  static double norm(float[] x) {
    return Math.sqrt(Adjoint.dot(x, x));
  }
}
