/** Arithmetic on {@code float[]}: convolutions, products, Fourier transforms, sweeps. */
module dev.morphogen.kernels {
  requires static org.jspecify;
  requires jdk.incubator.vector;

  exports dev.morphogen.kernels;
  exports dev.morphogen.kernels.dense;
  exports dev.morphogen.kernels.depthwise;
  exports dev.morphogen.kernels.elementwise;
  exports dev.morphogen.kernels.fourier;
  exports dev.morphogen.kernels.pointwise;
}
