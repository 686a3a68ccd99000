/** What a gradient does to the weights: loops over flat arrays. */
@NullMarked
package dev.morphogen.training.optimizer;

import org.jspecify.annotations.NullMarked;
