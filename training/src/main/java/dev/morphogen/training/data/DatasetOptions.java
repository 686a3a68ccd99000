package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to open a data set.
 *
 * @param seed divides a folder without {@code train/} and {@code test/}
 * @param size the images' wanted height and width; {@code null} keeps the data set's own
 * @param cacheDirectory where decoded folders are kept; {@code null} for the user's cache directory
 */
@SuppressWarnings("exports") // of an annotation that only compilers need
public record DatasetOptions(
    long seed, @Nullable Size size, @Nullable Path cacheDirectory, ProgressListener progress) {

  /** Height and width in pixels. */
  public record Size(int height, int width) {

    /**
     * Checks the sides.
     *
     * @throws InvalidInputException if a side is not within 1…4096
     */
    public Size {
      if (height < 1 || width < 1 || height > 4096 || width > 4096) {
        throw new InvalidInputException(
            "size: expected sides of 1 to 4096 pixels, got %dx%d".formatted(height, width));
      }
    }

    @Override
    public String toString() {
      return height + "x" + width;
    }
  }

  /** Seed 1, the data set's own size, the user's cache directory, no progress. */
  public static DatasetOptions defaults() {
    return new DatasetOptions(1, null, null, ProgressListener.none());
  }

  /** The same with another seed. */
  public DatasetOptions withSeed(long newSeed) {
    return new DatasetOptions(newSeed, size, cacheDirectory, progress);
  }

  /** The same with images of this height and width. */
  public DatasetOptions withSize(int height, int width) {
    return new DatasetOptions(seed, new Size(height, width), cacheDirectory, progress);
  }

  /** The same with decoded folders kept here. */
  public DatasetOptions withCacheDirectory(Path directory) {
    return new DatasetOptions(seed, size, directory, progress);
  }

  /** The same with someone who listens. */
  public DatasetOptions withProgress(ProgressListener listener) {
    return new DatasetOptions(seed, size, cacheDirectory, listener);
  }
}
