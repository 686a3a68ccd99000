package dev.morphogen.spark.train;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.checkpoint.Checkpoint;
import dev.morphogen.training.checkpoint.CheckpointFolder;
import dev.morphogen.training.checkpoint.FolderLock;
import dev.morphogen.training.checkpoint.RunIdentity;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The driver's checkpoints, of the command line's format: whoever fits again with the same folder goes on from the newest. */
final class DriverCheckpoints implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DriverCheckpoints.class);

  /** The setting that the command line's trainings lack. */
  static final String WORKERS = "workers";

  private final String path;
  private final @Nullable CheckpointFolder folder;
  private final @Nullable FolderLock lock;
  private final RunIdentity identity;
  private final int epochs;

  /**
   * In this folder; an empty path keeps none.
   *
   * @throws InvalidInputException if another driver is at work there, or it cannot be written into
   */
  DriverCheckpoints(String path, RunIdentity identity, int epochs) {
    this.path = path;
    folder = path.isEmpty() ? null : new CheckpointFolder(Path.of(path));
    this.identity = identity;
    this.epochs = epochs;
    lock = folder == null ? null : folder.lock();
  }

  /** How many workers the training has whose checkpoints are in this folder; 0 if there are none. */
  static int workers(String path) {
    CheckpointFolder folder = new CheckpointFolder(Path.of(path));
    return path.isEmpty() || folder.isEmpty()
        ? 0
        : folder
            .newest(torn -> {})
            .map(checkpoint -> checkpoint.identity().settings().get(WORKERS))
            .map(Integer::valueOf)
            .orElse(0);
  }

  /**
   * Where to go on.
   *
   * @throws InvalidInputException if the folder has the checkpoints of another training
   */
  Optional<Checkpoint> newest() {
    Optional<Checkpoint> found =
        folder == null ? Optional.empty() : folder.newest(sentence -> LOG.warn("{}", sentence));
    found.ifPresent(checkpoint -> checkpoint.requireOf(identity, epochs, path));
    return found;
  }

  void write(Checkpoint checkpoint) {
    if (folder != null) {
      folder.write(checkpoint);
    }
  }

  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }
}
