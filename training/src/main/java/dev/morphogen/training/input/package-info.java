/** From image bytes to batches: order, augmentation, normalization, loading ahead. */
@NullMarked
package dev.morphogen.training.input;

import org.jspecify.annotations.NullMarked;
