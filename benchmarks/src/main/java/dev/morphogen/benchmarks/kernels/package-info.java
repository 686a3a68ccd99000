/**
 * One benchmark a family. Before it is measured every shape runs, so that the JIT has seen them mixed
 * as a training mixes them, and every answer is checked against the reference.
 */
@NullMarked
package dev.morphogen.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
