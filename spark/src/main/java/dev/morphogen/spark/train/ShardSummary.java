package dev.morphogen.spark.train;

import java.io.Serializable;

/**
 * What is known of a worker's images.
 *
 * @param classes the largest class plus 1
 * @param digest SHA-256 of labels and pixels, in order
 * @param sums Σx of each channel
 * @param squares Σx² of each channel
 */
record ShardSummary(int rank, int images, int classes, String digest, long[] sums, long[] squares)
    implements Serializable {}
