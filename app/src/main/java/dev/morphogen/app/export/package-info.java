/** Models written for other programs. */
@NullMarked
package dev.morphogen.app.export;

import org.jspecify.annotations.NullMarked;
