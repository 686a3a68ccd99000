/** The command {@code train}. */
@NullMarked
package dev.morphogen.app.train;

import org.jspecify.annotations.NullMarked;
