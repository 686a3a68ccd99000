/** Options that several commands share. */
@NullMarked
package dev.morphogen.app.option;

import org.jspecify.annotations.NullMarked;
