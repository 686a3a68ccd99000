/** Files as they are published: IDX, planes, archives. Knows nothing of data sets. */
@NullMarked
package dev.morphogen.training.data.format;

import org.jspecify.annotations.NullMarked;
