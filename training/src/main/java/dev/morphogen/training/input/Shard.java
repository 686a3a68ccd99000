package dev.morphogen.training.input;

import dev.morphogen.network.InvalidInputException;

/**
 * Which of a training's images are one worker's: of n images and k workers those number r, r + k, r + 2k, …
 *
 * @param rank r, from 0
 * @param workers k
 * @param smallest images of the smallest shard: as many are trained on in an epoch, so that all workers make the same number of
 *     equal batches; a larger shard leaves out one image, another one in each epoch
 */
public record Shard(int rank, int workers, int smallest) {

  /** All images, of which there are so many. */
  public static Shard whole(int images) {
    return new Shard(0, 1, images);
  }

  /**
   * The shard of worker {@code rank} of {@code workers}.
   *
   * @throws InvalidInputException if there are fewer than 2 images a worker: one has no batch statistics
   */
  public static Shard of(int rank, int workers, long images) {
    if (images < 2L * workers) {
      throw new InvalidInputException(
          "workers: expected at least 2 images for each of %d workers, got %d images"
              .formatted(workers, images));
    }
    return new Shard(rank, workers, Math.toIntExact(images / workers));
  }

  /** The number among all images of the shard's image {@code index}. */
  int number(int index) {
    return index * workers + rank;
  }
}
