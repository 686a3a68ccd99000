/** Dense convolution, eq. (4): every channel coupled to every other. */
@NullMarked
package dev.morphogen.kernels.dense;

import org.jspecify.annotations.NullMarked;
