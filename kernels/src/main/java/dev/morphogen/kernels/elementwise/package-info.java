/** What is done number by number: normalization, relu, sums, pooling, softmax. */
@NullMarked
package dev.morphogen.kernels.elementwise;

import org.jspecify.annotations.NullMarked;
