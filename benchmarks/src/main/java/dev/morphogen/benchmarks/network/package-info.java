/** Whole networks of the paper. */
@NullMarked
package dev.morphogen.benchmarks.network;

import org.jspecify.annotations.NullMarked;
