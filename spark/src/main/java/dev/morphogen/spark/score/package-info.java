/** Inference over the partitions of a data frame. */
@NullMarked
package dev.morphogen.spark.score;

import org.jspecify.annotations.NullMarked;
