/** Stages and models on any file system that Spark knows. */
@NullMarked
package dev.morphogen.spark.store;

import org.jspecify.annotations.NullMarked;
