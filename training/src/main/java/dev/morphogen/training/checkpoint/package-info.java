/** A training's state in a file, whole or not at all. */
@NullMarked
package dev.morphogen.training.checkpoint;

import org.jspecify.annotations.NullMarked;
