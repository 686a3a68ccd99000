/** Downloads that resume and are checked. */
@NullMarked
package dev.morphogen.training.data.fetch;

import org.jspecify.annotations.NullMarked;
