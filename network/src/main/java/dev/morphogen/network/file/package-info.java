/** Files that are whole or absent, whatever happens while they are written. */
@NullMarked
package dev.morphogen.network.file;

import org.jspecify.annotations.NullMarked;
