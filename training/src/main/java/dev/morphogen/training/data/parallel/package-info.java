/** One piece of work on all processors. Knows nothing of data sets. */
@NullMarked
package dev.morphogen.training.data.parallel;

import org.jspecify.annotations.NullMarked;
