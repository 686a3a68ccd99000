/** One encoded picture to the bytes of a shape. */
@NullMarked
package dev.morphogen.training.data.image;

import org.jspecify.annotations.NullMarked;
