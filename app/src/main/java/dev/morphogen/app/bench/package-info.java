/** Measures speed on the machine at hand. */
@NullMarked
package dev.morphogen.app.bench;

import org.jspecify.annotations.NullMarked;
