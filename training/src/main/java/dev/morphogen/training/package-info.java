/** How it is learnt: data, loss, optimizer, trainer and checkpoint. */
@NullMarked
package dev.morphogen.training;

import org.jspecify.annotations.NullMarked;
