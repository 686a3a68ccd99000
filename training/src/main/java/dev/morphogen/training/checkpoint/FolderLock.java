package dev.morphogen.training.checkpoint;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.lock.LockedFile;
import java.io.IOException;
import java.nio.file.Path;

/** Held while a training writes into a folder, so that no other does: two would mix their epochs. */
public final class FolderLock implements AutoCloseable {

  private static final String FILE = "lock";

  private final LockedFile file;

  private FolderLock(LockedFile file) {
    this.file = file;
  }

  /**
   * Takes a folder's lock.
   *
   * @throws InvalidInputException if another training holds it
   * @throws IOException if the folder cannot be written into
   */
  static FolderLock take(Path folder) throws IOException {
    return LockedFile.take(folder.resolve(FILE))
        .map(FolderLock::new)
        .orElseThrow(() ->
            new InvalidInputException(
                folder
                    + ": expected no training at work here, got one: wait for it, end it, or name another folder"));
  }

  @Override
  public void close() {
    file.close();
  }
}
