/** Readers of the official file formats, from a folder or from the archive itself. */
@NullMarked
package dev.morphogen.training.data.format;

import org.jspecify.annotations.NullMarked;
