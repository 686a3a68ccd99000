/** How work is timed, and the random numbers it is done on. */
@NullMarked
package dev.morphogen.app.measure;

import org.jspecify.annotations.NullMarked;
