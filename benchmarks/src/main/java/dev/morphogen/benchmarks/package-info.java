/** Benchmarks of kernels and networks, and what they measure with. */
@NullMarked
package dev.morphogen.benchmarks;

import org.jspecify.annotations.NullMarked;
