/** Layers and the parts they are made of. */
@NullMarked
package dev.morphogen.network.layer;

import org.jspecify.annotations.NullMarked;
