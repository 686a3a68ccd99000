package dev.morphogen.spark.train;

import java.io.Serializable;

/**
 * How a training is spread over the cluster.
 *
 * @param workers how many tasks train at once; 0 for as many as there is room for
 * @param batch images of a worker's batch; 0 for the recipe's divided by the workers
 * @param threads of a worker; 0 for {@code spark.task.cpus}
 * @param timeoutSeconds how long a worker waits for others
 * @param checkpoints a folder of the driver's, or nothing
 */
public record ClusterSettings(
    int workers, int batch, int threads, long seed, int timeoutSeconds, String checkpoints)
    implements Serializable {}
