/** Depthwise convolution, eq. (5): one stencil a channel. */
@NullMarked
package dev.morphogen.kernels.depthwise;

import org.jspecify.annotations.NullMarked;
