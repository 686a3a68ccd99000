/** The learning rate over a training. */
@NullMarked
package dev.morphogen.training.schedule;

import org.jspecify.annotations.NullMarked;
