/** What the machine could do at best, to hold times against. */
@NullMarked
package dev.morphogen.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
