/** Arithmetic on {@code float[]}: every kernel as a contract, a reference and a vector version; start at {@link dev.morphogen.kernels.Kernels}. */
@NullMarked
package dev.morphogen.kernels;

import org.jspecify.annotations.NullMarked;
