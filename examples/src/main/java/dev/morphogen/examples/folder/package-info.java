/** Trains on a folder of pictures. */
@NullMarked
package dev.morphogen.examples.folder;

import org.jspecify.annotations.NullMarked;
