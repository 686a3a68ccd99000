/** Convolution and diffusion by the discrete Fourier transform; start at {@link dev.morphogen.kernels.fourier.FourierTransform}. */
@NullMarked
package dev.morphogen.kernels.fourier;

import org.jspecify.annotations.NullMarked;
