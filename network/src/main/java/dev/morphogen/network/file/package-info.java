/** Files that are whole or absent, whatever happens while they are written, and what they are known by. */
@NullMarked
package dev.morphogen.network.file;

import org.jspecify.annotations.NullMarked;
