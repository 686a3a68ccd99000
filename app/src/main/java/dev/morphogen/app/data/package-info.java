/** The commands {@code data …}. */
@NullMarked
package dev.morphogen.app.data;

import org.jspecify.annotations.NullMarked;
