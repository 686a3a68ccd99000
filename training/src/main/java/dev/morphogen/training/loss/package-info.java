/** What the network's output is measured by. */
@NullMarked
package dev.morphogen.training.loss;

import org.jspecify.annotations.NullMarked;
