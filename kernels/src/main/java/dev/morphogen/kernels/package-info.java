/**
 * Arithmetic on {@code float[]}, one image at a time: convolutions, normalization, Fourier transforms. Begin with
 * {@link dev.morphogen.kernels.Kernels}, which makes a kernel for a shape; the kernel is then used many times, by any
 * number of threads that bring their own scratch.
 *
 * {@snippet file="dev/morphogen/kernels/PackagePageTest.java" region="convolve"}
 *
 * <p>Every kernel but softmax is a contract, which checks its arguments, with two versions: plain loops, which stay as
 * the measure of what is right, and vectors, which on the class path need {@code --add-modules
 * jdk.incubator.vector}. Images are channels last: pixel
 * (y, x) of channel c is number (y·width + x)·channels + c. Whoever wants networks rather than arithmetic begins with
 * the module {@code morphogen-training}.
 */
@NullMarked
package dev.morphogen.kernels;

import org.jspecify.annotations.NullMarked;
