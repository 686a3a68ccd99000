/** The file in which decoded pictures are kept, and where it stands. */
@NullMarked
package dev.morphogen.training.data.cache;

import org.jspecify.annotations.NullMarked;
