/** From the rows of a data frame to pixels. */
@NullMarked
package dev.morphogen.spark.image;

import org.jspecify.annotations.NullMarked;
