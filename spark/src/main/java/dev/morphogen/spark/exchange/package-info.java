/** The sum of the workers' gradients, by a ring of connections between them. */
@NullMarked
package dev.morphogen.spark.exchange;

import org.jspecify.annotations.NullMarked;
