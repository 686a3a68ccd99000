/** The commands that use a model or look at a network. */
@NullMarked
package dev.morphogen.app.use;

import org.jspecify.annotations.NullMarked;
