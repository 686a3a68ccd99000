/** Recipes: everything about a training but the network, the data and the seed. */
@NullMarked
package dev.morphogen.training.recipe;

import org.jspecify.annotations.NullMarked;
