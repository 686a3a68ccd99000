package dev.morphogen.spark.command;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What to train and test on.
 *
 * @param pictures the column of pictures; the labels' is {@code label}
 */
record Frames(Dataset<Row> train, @Nullable Dataset<Row> test, String pictures, int channels) {}
