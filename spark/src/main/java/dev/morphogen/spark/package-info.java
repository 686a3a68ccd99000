/** Training on a Spark cluster and scoring with it: {@link dev.morphogen.spark.MorphogenClassifier} is where to begin. */
@NullMarked
package dev.morphogen.spark;

import org.jspecify.annotations.NullMarked;
