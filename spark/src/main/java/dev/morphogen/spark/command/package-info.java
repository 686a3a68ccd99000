/** What spark-submit starts. */
@NullMarked
package dev.morphogen.spark.command;

import org.jspecify.annotations.NullMarked;
