/** One at a time, over all processes. */
@NullMarked
package dev.morphogen.training.lock;

import org.jspecify.annotations.NullMarked;
