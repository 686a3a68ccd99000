/** A step of one's own, with its backward pass. */
@NullMarked
package dev.morphogen.examples.step;

import org.jspecify.annotations.NullMarked;
