/** A training by barrier stages: shards on the executors, one epoch a stage, the state on the driver. */
@NullMarked
package dev.morphogen.spark.train;

import org.jspecify.annotations.NullMarked;
