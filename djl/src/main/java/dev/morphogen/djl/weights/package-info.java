/** Weights between our model folders and DJL blocks, both ways. */
@NullMarked
package dev.morphogen.djl.weights;

import org.jspecify.annotations.NullMarked;
