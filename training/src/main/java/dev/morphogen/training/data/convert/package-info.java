/** Writers of data sets. */
@NullMarked
package dev.morphogen.training.data.convert;

import org.jspecify.annotations.NullMarked;
