/** Whole networks side by side with other libraries: separate processes, in turn, the same numbers. */
@NullMarked
package dev.morphogen.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
