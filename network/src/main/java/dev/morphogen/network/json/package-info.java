/** JSON that someone may have written by hand: read with a place's name in every complaint. */
@NullMarked
package dev.morphogen.network.json;

import org.jspecify.annotations.NullMarked;
