/** The steps of a block, one file each; {@link dev.morphogen.network.step.Steps} lists them. */
@NullMarked
package dev.morphogen.network.step;

import org.jspecify.annotations.NullMarked;
