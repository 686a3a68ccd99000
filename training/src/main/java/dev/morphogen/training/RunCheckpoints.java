package dev.morphogen.training;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.checkpoint.Checkpoint;
import dev.morphogen.training.checkpoint.CheckpointFolder;
import dev.morphogen.training.checkpoint.FolderLock;
import dev.morphogen.training.checkpoint.RunIdentity;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a training begins, and what it leaves behind after each epoch. From the one to the other the folder is locked. */
final class RunCheckpoints implements AutoCloseable {

  private final Path path;
  private final CheckpointFolder folder;
  private final RunIdentity identity;
  private final String kernels;
  private final int epochs;
  private @Nullable FolderLock lock;

  RunCheckpoints(Path path, RunIdentity identity, String kernels, int epochs) {
    this.path = path;
    folder = new CheckpointFolder(path);
    this.identity = identity;
    this.kernels = kernels;
    this.epochs = epochs;
  }

  /**
   * Makes ready to write.
   *
   * @throws InvalidInputException if there are checkpoints already, or there can be none, or another training is at work
   */
  void begin() {
    lock = folder.lock();
    if (!folder.isEmpty()) {
      throw new InvalidInputException(
          path
              + ": expected a folder without checkpoints, got those of an earlier training:"
              + " resume it or choose another folder");
    }
  }

  /**
   * Continues from the newest checkpoint, if there is one.
   *
   * @throws InvalidInputException if it is of another training, or that is at work
   */
  void resume(TrainingState state, Consumer<String> warning) {
    lock = folder.lock();
    Optional<Checkpoint> newest = folder.newest(warning);
    if (newest.isEmpty()) {
      warning.accept(path + ": no checkpoint yet, beginning at the beginning");
      return;
    }
    Checkpoint checkpoint = newest.get();
    checkpoint.requireOf(identity, epochs, path);
    if (!checkpoint.kernels().equals(kernels)) {
      warning.accept(
          "%s: begun with kernels '%s', continued with '%s': the last bits will differ"
              .formatted(path, checkpoint.kernels(), kernels));
    }
    state.restore(checkpoint);
  }

  /** Writes what {@code state} holds now. */
  void write(TrainingState state) {
    folder.write(state.checkpoint(identity, kernels));
  }

  /** Lets others in. */
  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }
}
