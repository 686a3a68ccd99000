package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;

/**
 * Diffusion by Fourier transform with stencils {@code weight [c, 1, m, m]}: y → F⁻¹ m(|k̂|²) F y, where m(p) is 1/(1 + h·p),
 * which is (I + h·KᵀK)⁻¹ y, eq. (11), or 1 − h·p, which is (I − h·KᵀK) y. K is periodic, and depthwise or circulant, eq. (12).
 */
final class FourierDiffusion extends ImageBlock {

  private final Spectrum spectrum;
  private final boolean implicit;
  private final float timeStep;
  private final Parameter weight;

  FourierDiffusion(int channels, int side, float timeStep, boolean circulant, boolean implicit) {
    super(channels);
    spectrum = new Spectrum(channels, side, circulant);
    this.implicit = implicit;
    this.timeStep = timeStep;
    weight = addParameter(Stencil.parameter(channels, side, new FanIn(circulant ? channels : 1)));
  }

  @Override
  NDArray forward(NDArray images, Pass pass) {
    NDArray power = spectrum.power(pass.valueOfBatch(weight, images), images.getShape());
    NDArray multiplier =
        implicit
            ? EngineNumber.reciprocal(EngineNumber.times(timeStep, power).add(1))
            : EngineNumber.times(-timeStep, power).add(1);
    return spectrum.back(spectrum.forward(images).mul(multiplier), images.getShape());
  }
}
