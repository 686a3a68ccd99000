/** A network's numbers: flat arrays with named slices. */
@NullMarked
package dev.morphogen.network.weights;

import org.jspecify.annotations.NullMarked;
