/** Pointwise (1x1) convolution, eq. (6): the channels of one pixel mixed. */
@NullMarked
package dev.morphogen.kernels.pointwise;

import org.jspecify.annotations.NullMarked;
